import { TextInput } from '@mantine/core';
import { fieldInstant } from '../../format/instant';
import { ChoiceField } from '../../pieces/choices/choice-field';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/rights';
import { useTranslation } from '../../text/texts';

/** As in the fields; `to` and `division` may be empty. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly division: string;
}

export function askedOf({ from, to, division }: Period) {
  const until = fieldInstant(to);
  return {
    from: fieldInstant(from) ?? '',
    ...(until === undefined ? {} : { to: until }),
    ...(division === '' ? {} : { division }),
  };
}

interface PeriodFieldsProps {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}

export function PeriodFields({ period, onChange }: PeriodFieldsProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  return (
    <>
      <TextInput
        type="datetime-local"
        label={t('dryRun.from')}
        value={period.from}
        required
        onChange={(event) => onChange({ ...period, from: event.currentTarget.value })}
        data-testid="dry-run-from"
      />
      <TextInput
        type="datetime-local"
        label={t('dryRun.to')}
        description={t('dryRun.toHelp')}
        value={period.to}
        onChange={(event) => onChange({ ...period, to: event.currentTarget.value })}
      />
      <ChoiceField
        label={t('dryRun.division')}
        value={period.division}
        onChange={(division) => onChange({ ...period, division })}
        any={t('dryRun.allDivisions')}
        choices={me.divisions
          .filter(({ key }) => mayIn(me, key, 'item:view'))
          .map(({ key, name }) => ({ value: key, label: name }))}
        data-testid="dry-run-division"
      />
    </>
  );
}

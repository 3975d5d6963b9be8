import { ActionIcon, NumberInput } from '@mantine/core';
import type { ConfigEntry } from '../../../../../../api/contract/config';
import { hourMs } from '../../../../../../domain/time/duration';
import { ChoiceField } from '../../../../pieces/choices/choice-field';
import { Icon } from '../../../../pieces/icon';
import { useTranslation } from '../../../../text/texts';
import styles from './curve.module.css';
import type { Trial } from './scheme';

/** Another scheme laid over one's own, with what it is tried for. */
export interface Compared extends Trial {
  readonly id: string;
}

interface ComparedListProps {
  readonly schemes: readonly ConfigEntry[];
  readonly compared: readonly Compared[];
  readonly trial: Trial;
  readonly onChange: (compared: readonly Compared[]) => void;
}

export const idOf = ({ division, key }: Pick<ConfigEntry, 'division' | 'key'>) => `${division}/${key}`;
export const nameOf = ({ key, document }: Pick<ConfigEntry, 'key' | 'document'>) =>
  typeof document['name'] === 'string' ? document['name'] : key;

/** Which schemes lie over this one, each for a segment of its own. */
export function ComparedList({ schemes, compared, trial, onChange }: ComparedListProps) {
  const { t } = useTranslation();
  const left = schemes.filter((scheme) => !compared.some(({ id }) => id === idOf(scheme)));
  const put = (index: number, next: Partial<Trial>) => {
    const before = compared[index];
    if (before) onChange(compared.with(index, { ...before, ...next }));
  };
  return (
    <div className={styles['compared']}>
      {compared.map(({ id, ...its }, index) => {
        const scheme = schemes.find((each) => idOf(each) === id);
        const name = scheme === undefined ? id : nameOf(scheme);
        return (
          <div key={id} className={styles['bar']} role="group" aria-label={name} data-testid={`compared-${id}`}>
            <strong className={styles['choice']}>{name}</strong>
            <TrialFields trial={its} onChange={(next) => put(index, next)} />
            <ActionIcon
              variant="subtle"
              aria-label={t('documentForm.removeNamed', { name })}
              onClick={() => onChange(compared.toSpliced(index, 1))}
            >
              <Icon name="close" size={12} />
            </ActionIcon>
          </div>
        );
      })}
      {left.length > 0 && (
        <ChoiceField
          className={styles['choice']}
          size="xs"
          label={t('curve.compare')}
          value=""
          any={t('form.choose')}
          choices={left.map((each) => ({ value: idOf(each), label: nameOf(each) }))}
          onChange={(id) => {
            if (id !== '') onChange([...compared, { id, ...trial }]);
          }}
          data-testid="compare"
        />
      )}
    </div>
  );
}

/** For what SLA, minimum and maximum a curve is looked at. */
export function TrialFields({
  trial,
  onChange,
}: {
  readonly trial: Trial;
  readonly onChange: (next: Partial<Trial>) => void;
}) {
  const { t } = useTranslation();
  const common = { size: 'xs', hideControls: true, className: styles['number'] } as const;
  return (
    <>
      <NumberInput
        {...common}
        label={t('curve.sla')}
        value={trial.slaMs / hourMs}
        min={0}
        onChange={(hours) => typeof hours === 'number' && hours > 0 && onChange({ slaMs: hours * hourMs })}
        data-testid="try-sla"
      />
      <NumberInput
        {...common}
        label={t('curve.min')}
        value={trial.min}
        onChange={(min) => typeof min === 'number' && onChange({ min })}
        data-testid="try-min"
      />
      <NumberInput
        {...common}
        label={t('curve.max')}
        value={trial.max}
        onChange={(max) => typeof max === 'number' && onChange({ max })}
        data-testid="try-max"
      />
    </>
  );
}

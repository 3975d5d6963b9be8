import { NativeSelect } from '@mantine/core';
import type { Source } from '../api/sources';
import { Icon } from '../pieces/icon';
import { useTranslation } from '../text/texts';

/** For which source, and as which worktype, something is captured. */
export interface SourceChoice {
  readonly source: string;
  readonly worktype: string;
}

interface SourceFieldsProps {
  readonly sources: readonly Source[];
  readonly chosen: Source;
  readonly worktype: string;
  /** The source may say it itself. */
  readonly isOptional?: boolean;
  readonly onChange: (choice: SourceChoice) => void;
}

export function SourceFields({ sources, chosen, worktype, isOptional = false, onChange }: SourceFieldsProps) {
  const { t } = useTranslation();
  const icon = <Icon name="down" size={12} />;
  return (
    <>
      <NativeSelect
        label={t('import.source')}
        rightSection={icon}
        value={chosen.key}
        onChange={(event) => onChange({ source: event.currentTarget.value, worktype: '' })}
        data={sources.map(({ key, name }) => ({ value: key, label: name }))}
        data-testid="source"
      />
      <NativeSelect
        label={t('import.worktype')}
        rightSection={icon}
        value={worktype}
        onChange={(event) => onChange({ source: chosen.key, worktype: event.currentTarget.value })}
        data={[
          ...(isOptional ? [{ value: '', label: t('import.bySource') }] : []),
          ...chosen.worktypes.map(({ key, name }) => ({ value: key, label: name })),
        ]}
        data-testid="worktype"
      />
    </>
  );
}

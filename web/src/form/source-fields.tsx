import type { Source } from '../api/sources';
import { ChoiceField } from '../pieces/choices/choice-field';
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
  return (
    <>
      <ChoiceField
        label={t('import.source')}
        value={chosen.key}
        onChange={(source) => onChange({ source, worktype: '' })}
        choices={sources.map(({ key, name }) => ({ value: key, label: name }))}
        data-testid="source"
      />
      <ChoiceField
        label={t('import.worktype')}
        value={worktype}
        onChange={(next) => onChange({ source: chosen.key, worktype: next })}
        any={isOptional ? t('import.bySource') : undefined}
        choices={chosen.worktypes.map(({ key, name }) => ({ value: key, label: name }))}
        data-testid="worktype"
      />
    </>
  );
}

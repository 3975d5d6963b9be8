import { memo } from 'react';
import { ChoicesField } from '../../pieces/choices/choices-field';
import { useSeen } from '../../tasks/use-seen';
import { useTranslation } from '../../text/texts';
import styles from './tasks.module.css';
import type { TaskViewChange } from './use-task-view';

type SeenName = 'queue' | 'worktype' | 'status' | 'assignee' | 'division' | 'routingState';

interface SeenFilterProps {
  readonly name: SeenName;
  /** What is chosen, parted by commas. */
  readonly value: string | undefined;
  /** What may be chosen, with its name; what was seen once stays. */
  readonly values: readonly (readonly [key: string, name: string])[];
  readonly isLabelled?: boolean;
  readonly onChange: (change: TaskViewChange) => void;
}

/** Several of what items have; one of them is enough. */
export const SeenFilter = memo(function SeenFilter(props: SeenFilterProps) {
  const { name, value, values, isLabelled = false, onChange } = props;
  const { t } = useTranslation();
  const chosen = (value ?? '').split(',').filter(Boolean);
  const seen = useSeen(values, chosen);
  const label = t(`tasks.filter.${name}`);
  return (
    <ChoicesField
      className={styles['select'] ?? ''}
      inputClassName={styles['typed']}
      size="sm"
      {...(isLabelled ? { label } : { 'aria-label': label })}
      placeholder={chosen.length === 0 ? (isLabelled ? t('tasks.filter.any') : label) : ''}
      value={chosen}
      onChange={(keys) => onChange({ [name]: keys.length === 0 ? undefined : keys.join(',') })}
      choices={seen.map(([key, text]) => ({ value: key, label: text }))}
      data-testid={`filter-${name}`}
    />
  );
});

import { MultiSelect } from '@mantine/core';
import { useSeen } from '../../tasks/use-seen';
import { useTranslation } from '../../text/texts';
import type { ViewSearch } from './list-filter';
import styles from './tasks.module.css';
import type { TaskViewChange } from './use-task-view';

type SeenName = 'queue' | 'worktype' | 'status' | 'assignee' | 'division' | 'routingState';

interface SeenFilterProps {
  readonly name: SeenName;
  readonly view: ViewSearch;
  /** What may be chosen, with its name; what was seen once stays. */
  readonly values: readonly (readonly [key: string, name: string])[];
  readonly isLabelled?: boolean;
  readonly onChange: (change: TaskViewChange) => void;
}

/** Several of what items have; one of them is enough. */
export function SeenFilter({ name, view, values, isLabelled = false, onChange }: SeenFilterProps) {
  const { t } = useTranslation();
  const chosen = (view[name] ?? '').split(',').filter(Boolean);
  const seen = useSeen(values, chosen);
  const label = t(`tasks.filter.${name}`);
  return (
    <MultiSelect
      className={styles['select'] ?? ''}
      size="sm"
      searchable
      {...(isLabelled ? { label } : { 'aria-label': label })}
      placeholder={chosen.length === 0 ? (isLabelled ? t('tasks.filter.any') : label) : ''}
      value={chosen}
      onChange={(keys) => onChange({ [name]: keys.length === 0 ? undefined : keys.join(',') })}
      data={seen.map(([value, text]) => ({ value, label: text }))}
      data-testid={`filter-${name}`}
    />
  );
}

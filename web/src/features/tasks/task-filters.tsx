import { Button, NativeSelect } from '@mantine/core';
import { memo, useMemo, useRef } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { shownStates } from '../../../../domain/item/shown';
import type { How } from '../../address/go';
import { useShortcuts } from '../../keyboard/use-shortcuts';
import { Icon } from '../../pieces/icon';
import { TextFilter } from '../../pieces/text-filter';
import { openStates } from '../../tasks/task-filter';
import { useTranslation } from '../../text/texts';
import type { ViewSearch } from './list-filter';
import { MoreFilters } from './more-filters';
import { SeenFilter } from './seen-filter';
import styles from './tasks.module.css';
import { type TaskViewChange, useAskedView } from './use-task-view';

export interface FiltersProps {
  readonly view: ViewSearch;
  readonly items: readonly ItemView[];
  readonly onChange: (change: TaskViewChange, how?: How) => void;
}

interface ShownFiltersProps extends FiltersProps {
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

export function TaskFilters(props: Omit<ShownFiltersProps, 'view'>) {
  return <ShownFilters {...props} view={useAskedView()} />;
}

/** What is chosen most often stands in a line, the rest below it on demand. */
const ShownFilters = memo(function ShownFilters({ view, items, isOpen, onOpen, onChange }: ShownFiltersProps) {
  const { t } = useTranslation();
  const queues = useMemo(() => items.map(({ queue, names }) => [queue, names.queue] as const), [items]);
  const worktypes = useMemo(() => items.map(({ worktype, names }) => [worktype, names.worktype] as const), [items]);
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => field.current?.focus() });
  return (
    <div role="search" aria-label={t('tasks.filter.label')}>
      <div className={styles['filters']}>
        <TextFilter
          field={field}
          label={t('tasks.filter.text')}
          className={styles['text']}
          value={view.q ?? ''}
          onChange={(q) => onChange({ q }, { replace: true })}
        />
        <NativeSelect
          className={styles['select']}
          size="sm"
          rightSection={<Icon name="down" size={12} />}
          aria-label={t('tasks.filter.state')}
          value={view.state ?? openStates}
          onChange={({ currentTarget: { value } }) => onChange({ state: value === openStates ? undefined : value })}
          data-testid="filter-state"
          data={[
            { value: openStates, label: t('tasks.filter.open') },
            { value: 'all', label: t('tasks.filter.all') },
            ...shownStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
          ]}
        />
        <SeenFilter name="queue" value={view.queue} values={queues} onChange={onChange} />
        <SeenFilter name="worktype" value={view.worktype} values={worktypes} onChange={onChange} />
        <Button variant="subtle" size="sm" aria-expanded={isOpen} onClick={onOpen} data-testid="more-filters">
          {t(isOpen ? 'tasks.filter.fewer' : 'tasks.filter.more')}
        </Button>
      </div>
      {isOpen && <MoreFilters view={view} items={items} onChange={onChange} />}
    </div>
  );
});

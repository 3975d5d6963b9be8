import { Button, NativeSelect } from '@mantine/core';
import { useRef } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { shownStates } from '../../../../domain/item/shown';
import { useShortcuts } from '../../keyboard/use-shortcuts';
import { Icon } from '../../pieces/icon';
import { TextFilter } from '../../pieces/text-filter';
import { openStates } from '../../tasks/task-filter';
import { useTranslation } from '../../text/texts';
import type { ViewSearch } from './list-filter';
import { MoreFilters } from './more-filters';
import { SeenFilter } from './seen-filter';
import styles from './tasks.module.css';
import type { TaskViewChange } from './use-task-view';

export interface FiltersProps {
  readonly view: ViewSearch;
  readonly items: readonly ItemView[];
  readonly onChange: (change: TaskViewChange, how?: { replace?: boolean }) => void;
}

interface TaskFiltersProps extends FiltersProps {
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** What is chosen most often stands in a line, the rest below it on demand. */
export function TaskFilters({ view, items, isOpen, onOpen, onChange }: TaskFiltersProps) {
  const { t } = useTranslation();
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
        <SeenFilter
          name="queue"
          view={view}
          values={items.map(({ queue, names }) => [queue, names.queue])}
          onChange={onChange}
        />
        <SeenFilter
          name="worktype"
          view={view}
          values={items.map(({ worktype, names }) => [worktype, names.worktype])}
          onChange={onChange}
        />
        <Button
          variant="subtle"
          size="sm"
          aria-expanded={isOpen}
          onClick={() => onOpen(!isOpen)}
          data-testid="more-filters"
        >
          {t(isOpen ? 'tasks.filter.fewer' : 'tasks.filter.more')}
        </Button>
      </div>
      {isOpen && <MoreFilters view={view} items={items} onChange={onChange} />}
    </div>
  );
}

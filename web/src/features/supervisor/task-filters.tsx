import { NativeSelect } from '@mantine/core';
import { useMemo, useRef } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { shownStates } from '../../../../domain/item/shown';
import type { QueueView } from '../../../../api/contract/queue';
import { useAsked } from '../../address/address';
import type { How } from '../../address/go';
import { useShortcuts } from '../../keyboard/use-shortcuts';
import { ChoiceField } from '../../pieces/choices/choice-field';
import { Icon } from '../../pieces/icon';
import { TextFilter } from '../../pieces/text-filter';
import type { SupervisorSearch, ViewChange } from '../../search';
import { openStates } from '../../tasks/task-filter';
import styles from './task-section.module.css';
import { useSeen } from '../../tasks/use-seen';
import { useTranslation } from '../../text/texts';

interface TaskFiltersProps {
  readonly queues: readonly QueueView[];
  readonly items: readonly ItemView[];
  readonly onChange: (change: ViewChange, how?: How) => void;
}

const names = ['q', 'state', 'queue', 'worktype', 'due', 'arrived', 'completed'] as const;

/** What a state takes the place of. */
const none = { state: undefined, due: undefined, age: undefined, completed: undefined };

/** State, queue, worktype and text. A tile's filter by due date shows as a state of its own. */
export function TaskFilters({ queues, items, onChange }: TaskFiltersProps) {
  const { t } = useTranslation();
  const view = useAsked(names);
  const shown = useMemo(() => items.map(({ worktype, names }) => [worktype, names.worktype] as const), [items]);
  const worktypes = useSeen(shown, view.worktype === undefined ? [] : [view.worktype]);
  const queueChoices = useMemo(
    () => [...new Map(queues.map(({ key, name }) => [key, name]))].map(([value, label]) => ({ value, label })),
    [queues],
  );
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => field.current?.focus() });
  const setState = (value: string) =>
    onChange({ ...none, ...(value.startsWith('due:') ? { due: value.slice(4) } : { state: value }) });
  return (
    <div className={styles['filters']} role="search" aria-label={t('supervisor.filter.label')}>
      <TextFilter
        field={field}
        label={t('supervisor.filter.text')}
        className={styles['find']}
        value={view.q ?? ''}
        onChange={(q) => onChange({ q }, { replace: true })}
      />
      <NativeSelect
        className={styles['select']}
        size="sm"
        rightSection={<Icon name="down" size={12} />}
        aria-label={t('supervisor.filter.state')}
        value={shownState(view)}
        onChange={(event) => setState(event.currentTarget.value)}
        data-testid="filter-state"
        data={[
          { value: openStates, label: t('supervisor.filter.open') },
          { value: 'all', label: t('supervisor.filter.all') },
          ...shownStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
          { value: 'due:overdue', label: t('supervisor.filter.overdue') },
          { value: 'due:15', label: t('supervisor.filter.risk15') },
          { value: 'due:60', label: t('supervisor.filter.risk60') },
        ]}
      />
      <ChoiceField
        className={styles['select']}
        size="sm"
        aria-label={t('supervisor.filter.queue')}
        value={view.queue ?? ''}
        onChange={(queue) => onChange({ queue: queue || undefined, division: undefined })}
        data-testid="filter-queue"
        any={t('supervisor.filter.anyQueue')}
        choices={queueChoices}
      />
      <ChoiceField
        className={styles['select']}
        size="sm"
        aria-label={t('supervisor.filter.worktype')}
        value={view.worktype ?? ''}
        onChange={(worktype) => onChange({ worktype: worktype || undefined })}
        data-testid="filter-worktype"
        any={t('supervisor.filter.anyWorktype')}
        choices={worktypes.map(([value, label]) => ({ value, label }))}
      />
    </div>
  );
}

function shownState({ state, due, arrived, completed }: SupervisorSearch): string {
  if (completed !== undefined) return 'completed';
  if (due !== undefined) return `due:${due}`;
  return state ?? (arrived === undefined ? openStates : 'all');
}

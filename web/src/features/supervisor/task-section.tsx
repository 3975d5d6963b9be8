import type { Ref } from 'react';
import { usualColumns } from '../../../../domain/item/shown';
import type { QueueView } from '../../../../api/contract/queue';
import { AsOf } from '../../pieces/as-of';
import { useChosen } from '../../tasks/bulk/use-chosen';
import { taskFilter } from '../../tasks/task-filter';
import { TaskFilters } from './task-filters';
import { FoundTasks, TaskCount } from '../../tasks/found-tasks';
import { useTasks } from '../../tasks/use-tasks';
import { useTranslation } from '../../text/texts';
import { DrilledBy } from './drilled-by';
import styles from './task-section.module.css';
import { useView } from './use-view';

/** The live task list with its filters. */
export function TaskSection({ queues, ref }: { queues: readonly QueueView[]; ref: Ref<HTMLElement> }) {
  const { t } = useTranslation();
  const { view, change, drill } = useView();
  const filter = taskFilter(view);
  const tasks = useTasks(filter);
  const { list, items } = tasks;
  const chosen = useChosen(items, filter);
  const { state, queue, division, worktype, q, due, age, arrived, completed } = view;
  const isFiltered = [state, queue, division, worktype, q, due, age, arrived, completed].some(
    (one) => one !== undefined,
  );
  return (
    <section
      ref={ref}
      className={styles['tasks']}
      aria-label={t('supervisor.tasks')}
      tabIndex={-1}
      data-focus-home
      data-testid="tasks"
    >
      <div className={styles['head']}>
        <h2>{t('supervisor.tasks')}</h2>
        <span className={styles['count']} role="status" data-testid="tasks-count">
          <TaskCount tasks={tasks} />
        </span>
        <AsOf at={list.data?.pages.at(-1)?.at} />
      </div>
      <TaskFilters queues={queues} items={items} onChange={change} />
      <DrilledBy view={view} onChange={change} />
      <FoundTasks
        label={t('supervisor.tasks')}
        tasks={tasks}
        columns={usualColumns}
        sort={view.sort}
        chosen={chosen}
        onSort={(sort) => change({ sort })}
        onOpen={(item) => change({ item })}
        onClear={isFiltered ? () => drill({}) : undefined}
      />
    </section>
  );
}

import { Button } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { memo, useMemo, useState } from 'react';
import type { SavedView } from '../../../../api/contract/view';
import { downloadTasks } from '../../api/tasks';
import { ProblemNote } from '../../pieces/note';
import { useSignedIn } from '../../session/me-context';
import { may } from '../../session/rights';
import { useChosen } from '../../tasks/bulk/use-chosen';
import { FoundTasks, TaskCount } from '../../tasks/found-tasks';
import { useTasks } from '../../tasks/use-tasks';
import { useTranslation } from '../../text/texts';
import { ColumnPanel } from './column-panel';
import { columnsOf, isFiltered, listFilter } from './list-filter';
import { TaskFilters } from './task-filters';
import styles from './tasks.module.css';
import { changeColumns, changeView, showView, type TaskView } from './use-task-view';
import { ViewBar } from './view-bar';

/** Of those whom the stream does not tell of every item. */
const AGAIN_MS = 15_000;

interface TaskTableProps {
  readonly view: TaskView;
  readonly views: readonly SavedView[];
}

/** The list of a view, with what changes the view and what is done with many items at once. */
export const TaskTable = memo(function TaskTable({ view: given, views }: TaskTableProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const { view } = given;
  const filter = listFilter(view);
  const columns = useMemo(() => columnsOf(view.columns), [view.columns]);
  const tasks = useTasks(filter, may(me, 'item:watch') ? undefined : AGAIN_MS);
  const { items } = tasks;
  const chosen = useChosen(items, filter);
  const [open, setOpen] = useState<'filters' | 'columns' | null>(null);
  const file = useMutation({ mutationFn: () => downloadTasks(filter, columns, 'tasks.csv') });
  const mayAct = may(me, 'item:assign');
  const toggle = (panel: 'filters' | 'columns') => setOpen(open === panel ? null : panel);
  const toggleFilters = useCallbackRef(() => toggle('filters'));
  return (
    <section className={styles['box']} aria-label={t('tasks.title')} tabIndex={-1} data-focus-home>
      <div className={styles['tools']}>
        <ViewBar view={given} views={views} />
        <span className={styles['count']} role="status" data-testid="task-count">
          <TaskCount tasks={tasks} />
        </span>
        <Button
          variant="default"
          size="sm"
          aria-expanded={open === 'columns'}
          onClick={() => toggle('columns')}
          data-testid="columns"
        >
          {t('tasks.columns.title')}
        </Button>
        <Button
          variant="default"
          size="sm"
          title={t('tasks.csvHint')}
          loading={file.isPending}
          onClick={() => file.mutate()}
          data-testid="csv"
        >
          {t('tasks.csv')}
        </Button>
      </div>
      <ProblemNote error={file.error} onClose={file.reset} />
      {open === 'columns' && <ColumnPanel columns={columns} onChange={changeColumns} />}
      <TaskFilters items={items} isOpen={open === 'filters'} onOpen={toggleFilters} onChange={changeView} />
      <FoundTasks
        label={t('tasks.title')}
        tasks={tasks}
        columns={columns}
        sort={filter['sort']}
        chosen={mayAct ? chosen : null}
        onSort={(sort) => changeView({ sort })}
        onOpen={(item) => changeView({ item })}
        onClear={
          isFiltered(view)
            ? () => showView({ sort: filter['sort'] ?? '', ...(view.columns ? { columns: view.columns } : {}) })
            : undefined
        }
      />
    </section>
  );
});

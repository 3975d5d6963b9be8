import { Button } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { memo, useMemo, useState } from 'react';
import type { SavedView } from '../../../../api/contract/view';
import { downloadTasks } from '../../api/tasks';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { may } from '../../session/rights';
import { BulkBar } from '../../tasks/bulk/bulk-bar';
import { BulkProgress } from '../../tasks/bulk/bulk-progress';
import { useChosen } from '../../tasks/bulk/use-chosen';
import { OldNote } from '../../tasks/old-note';
import { TaskList } from '../../tasks/task-list';
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
  const { list, items, isLookingOn, isOld, renew } = useTasks(filter, may(me, 'item:watch') ? undefined : AGAIN_MS);
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
          {list.isSuccess &&
            (isLookingOn
              ? t('app.lookingOn')
              : t(list.hasNextPage ? 'tasks.showingMore' : 'tasks.showing', { count: items.length }))}
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
      {mayAct && <BulkProgress />}
      {mayAct && chosen.count > 0 && (
        <BulkBar
          chosen={chosen}
          division={items.find(({ id }) => chosen.has(id))?.division ?? ''}
          hasMore={list.hasNextPage}
        />
      )}
      {isOld && <OldNote onRenew={() => void renew()} />}
      {(list.isPending || isLookingOn) && <Loading />}
      {list.isError && <Refused error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && !isLookingOn && (
        <Empty
          text={t(isFiltered(view) ? 'tasks.none' : 'tasks.noneAll')}
          {...(isFiltered(view)
            ? {
                action: t('tasks.clear'),
                onAction: () =>
                  showView({ sort: filter['sort'] ?? '', ...(view.columns ? { columns: view.columns } : {}) }),
              }
            : may(me, 'item:capture')
              ? { action: t('app.newItem'), leadsTo: { to: '/new-item' } as const }
              : { action: t('tasks.docs'), href: '/docs' })}
        />
      )}
      {items.length > 0 && (
        <TaskList
          label={t('tasks.title')}
          items={items}
          columns={columns}
          sort={filter['sort']}
          chosen={mayAct ? chosen : null}
          onSort={(sort) => changeView({ sort })}
          onOpen={(item) => changeView({ item })}
          onEnd={() => {
            if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
          }}
        />
      )}
    </section>
  );
});

import { Empty } from '../pieces/empty';
import { Loading } from '../pieces/loading';
import { Refused } from '../pieces/refused';
import { useSignedIn } from '../session/me-context';
import { may } from '../session/rights';
import { useTranslation } from '../text/texts';
import { BulkBar } from './bulk/bulk-bar';
import { BulkProgress } from './bulk/bulk-progress';
import { OldNote } from './old-note';
import { TaskList, type TaskListProps } from './task-list';
import type { useTasks } from './use-tasks';

type Tasks = ReturnType<typeof useTasks>;

interface FoundTasksProps extends Omit<TaskListProps, 'items' | 'onEnd'> {
  readonly tasks: Tasks;
  /** Undefined where nothing is filtered. */
  readonly onClear: (() => void) | undefined;
}

/** What a filter finds, and what is done with many of it at once; or why there is nothing to see. */
export function FoundTasks({ tasks: { list, items, isLookingOn, isOld, renew }, onClear, ...shown }: FoundTasksProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const { chosen } = shown;
  return (
    <>
      {chosen !== null && <BulkProgress />}
      {chosen !== null && chosen.count > 0 && (
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
          text={t(onClear === undefined ? 'tasks.noneAll' : 'tasks.none')}
          {...(onClear !== undefined
            ? { action: t('tasks.clear'), onAction: onClear }
            : may(me, 'item:capture')
              ? { action: t('app.newItem'), leadsTo: { to: '/new-item' } as const }
              : { action: t('tasks.docs'), href: '/docs' })}
        />
      )}
      {items.length > 0 && (
        <TaskList
          {...shown}
          items={items}
          onEnd={() => {
            if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
          }}
        />
      )}
    </>
  );
}

/** How many rows there are so far. */
export function TaskCount({ tasks: { list, items, isLookingOn } }: { tasks: Tasks }) {
  const { t } = useTranslation();
  if (!list.isSuccess) return null;
  return isLookingOn
    ? t('app.lookingOn')
    : t(list.hasNextPage ? 'tasks.showingMore' : 'tasks.showing', { count: items.length });
}

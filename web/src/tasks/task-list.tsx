import { useCallbackRef, useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, startTransition, useEffect, useEffectEvent, useOptimistic, useRef } from 'react';
import type { ItemView } from '../../../api/contract/item';
import { useListKeys } from '../keyboard/use-list-keys';
import { useDensity } from '../pieces/density';
import { Icon } from '../pieces/icon';
import { useTranslation } from '../text/texts';
import type { Chosen } from './bulk/use-chosen';
import { ChooseBox } from './choose-box';
import { isKnown } from './columns';
import { attributeTitle, gridOf, narrowestPx, sortOf } from './task-columns';
import { defaultSort, nextSort } from './task-filter';
import styles from './task-list.module.css';
import { TaskRow } from './task-row';

export interface TaskListProps {
  readonly label: string;
  readonly items: readonly ItemView[];
  /** Their IDs, the first of which names the row. */
  readonly columns: readonly string[];
  readonly sort: string | undefined;
  /** Null: the reader may do nothing with many at once. */
  readonly chosen: Chosen | null;
  readonly onSort: (sort: string | undefined) => void;
  readonly onOpen: (id: string) => void;
  /** The end of what is loaded came into view. */
  readonly onEnd: () => void;
}

/** The task list: thousands of rows of which only those in view exist. J and K move, Enter opens. */
export function TaskList({ label, items, columns, sort, chosen, onSort, onOpen, onEnd }: TaskListProps) {
  // The head answers the press; the rows follow.
  const [shownSort, showSort] = useOptimistic(sort ?? defaultSort);
  const sortBy = (next: string | undefined) =>
    startTransition(() => {
      showSort(next ?? defaultSort);
      onSort(next);
    });
  const open = useCallbackRef(onOpen);
  const choose = useCallbackRef(chosen?.choose);
  const box = useRef<HTMLDivElement>(null);
  const isCompact = useDensity() === 'compact';
  const isNarrow = useMediaQuery('(max-width: 600px)') ?? false;
  // The rule warns for the sake of the React compiler, which this build does not use.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => (isNarrow ? 92 : 38) - (isCompact ? 10 : 0),
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 4,
  });
  useEffect(() => virtual.measure(), [virtual, isNarrow, isCompact]);
  const shown = virtual.getVirtualItems();
  const isAtEnd = (shown.at(-1)?.index ?? -1) >= items.length - 1;
  const atEnd = useEffectEvent(onEnd);
  useEffect(() => {
    if (isAtEnd) atEnd();
  }, [isAtEnd, items]);
  useListKeys(box, '[data-open-item]');
  const grid = {
    '--task-columns': gridOf(columns, chosen !== null),
    '--task-width': `${narrowestPx(columns)}px`,
  } as CSSProperties;
  return (
    <div
      ref={box}
      className={styles['box']}
      data-choice={chosen !== null}
      style={grid}
      role="table"
      aria-label={label}
      aria-rowcount={-1}
      tabIndex={0}
    >
      <div role="rowgroup" className={styles['head']}>
        <div role="row" className={styles['row']}>
          {chosen && (
            <div role="columnheader" data-column="choose">
              <ChooseShown items={items} chosen={chosen} />
            </div>
          )}
          {columns.map((column) => (
            <HeaderCell key={column} column={column} sort={shownSort} onSort={sortBy} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles['body']} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start, size }) => {
          const item = items[index];
          return item === undefined ? null : (
            <TaskRow
              key={item.id}
              item={item}
              columns={columns}
              top={start}
              height={size}
              index={index}
              isChosen={chosen?.has(item.id)}
              onOpen={open}
              onChoose={choose}
            />
          );
        })}
      </div>
    </div>
  );
}

function ChooseShown({ items, chosen }: { items: readonly ItemView[]; chosen: Chosen }) {
  const { t } = useTranslation();
  return (
    <ChooseBox
      label={t('bulk.chooseShown')}
      isChosen={chosen.count === items.length}
      isPartly={chosen.count > 0 && chosen.count < items.length}
      onChoose={(isChosen) =>
        chosen.choose(
          items.map(({ id }) => id),
          isChosen,
        )
      }
      testId="choose-shown"
    />
  );
}

interface HeaderCellProps {
  readonly column: string;
  readonly sort: string;
  readonly onSort: (sort: string | undefined) => void;
}

function HeaderCell({ column, sort, onSort }: HeaderCellProps) {
  const { t } = useTranslation();
  const name = isKnown(column) ? t(`tasks.column.${column}`) : attributeTitle(column);
  const by = sortOf(column);
  if (by === undefined) {
    return (
      <div role="columnheader" data-column={column}>
        {name}
      </div>
    );
  }
  const direction = sort === by ? 'ascending' : sort === `-${by}` ? 'descending' : 'none';
  return (
    <div role="columnheader" aria-sort={direction} data-column={column}>
      <button type="button" className={styles['sort']} onClick={() => onSort(nextSort(sort, by))}>
        {name}
        {direction !== 'none' && <Icon name={direction === 'ascending' ? 'up' : 'down'} size={11} />}
      </button>
    </div>
  );
}

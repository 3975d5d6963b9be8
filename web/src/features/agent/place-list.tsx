import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { ReactNode } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { useListKeys } from '../../keyboard/use-list-keys';
import { ItemRow } from './item-row';
import type { PlaceItems } from './use-place';
import styles from './work-list.module.css';

interface PlaceListProps {
  readonly label: string;
  readonly list: PlaceItems;
  readonly onOpen: (id: string) => void;
  readonly action: ((item: ItemView) => ReactNode) | undefined;
}

/** What may be thousands: only the rows in view exist, and the next page is read as its end comes into view. */
export function PlaceList({ label, list: { items, hasMore, more }, onOpen, action }: PlaceListProps) {
  const box = useRef<HTMLDivElement>(null);
  useListKeys(box, '[data-open-item]');
  // The rule warns for the sake of the React compiler, which this build does not use.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => 53,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 4,
  });
  const shown = virtual.getVirtualItems();
  const isAtEnd = (shown.at(-1)?.index ?? 0) >= items.length - 1;
  const onEnd = useEffectEvent(() => hasMore && more());
  useEffect(() => {
    if (isAtEnd) onEnd();
  }, [isAtEnd, items.length]);
  return (
    <div className={styles['list']} ref={box} data-testid="place-rows">
      <ul className={styles['rows']} style={{ height: virtual.getTotalSize() }} aria-label={label}>
        {shown.map(({ index, key, start }) => {
          const item = items[index];
          return item === undefined ? null : (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={styles['line']}
              style={{ transform: `translateY(${start}px)` }}
              aria-posinset={index + 1}
              aria-setsize={hasMore ? -1 : items.length}
            >
              <ItemRow item={item} isStateKnown onOpen={onOpen} />
              {action?.(item)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

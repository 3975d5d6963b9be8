import { memo, useEffect, useRef } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { isFocusLost } from '../../keyboard/focus';
import { PrioritySpark } from '../../pieces/priority-spark';
import { SlaClock } from '../../pieces/sla-clock';
import { ItemMark } from '../../pieces/state-mark';
import styles from './work-list.module.css';

interface ItemRowProps {
  readonly item: ItemView;
  /** All of the list are in the same state, which its heading says. */
  readonly isStateKnown?: boolean;
  readonly onOpen: (id: string) => void;
}

/** The item that was opened last: who closes it goes on from its row. */
let openedId: string | undefined;

/** One item of a list; the row opens it. */
export const ItemRow = memo(function ItemRow({ item, isStateKnown = false, onOpen }: ItemRowProps) {
  const row = useRef<HTMLButtonElement>(null);
  const { id } = item;
  useEffect(() => {
    if (id !== openedId || !isFocusLost()) return;
    openedId = undefined;
    row.current?.focus();
  }, [id]);
  const open = () => {
    openedId = id;
    onOpen(id);
  };
  return (
    <button
      ref={row}
      type="button"
      className={styles['row']}
      onClick={open}
      data-brief={isStateKnown}
      data-open-item
      data-testid={`work-item-${item.reference}`}
    >
      <PrioritySpark item={item} />
      <span className={styles['what']}>
        <span className={styles['name']} title={item.name ?? undefined}>
          <strong>{item.reference}</strong> {item.name}
        </span>
        <span className={styles['kind']}>
          {item.names.worktype} · {item.names.status}
        </span>
      </span>
      {!isStateKnown && (
        <span className={styles['state']}>
          <ItemMark item={item} />
        </span>
      )}
      <SlaClock item={item} />
    </button>
  );
});

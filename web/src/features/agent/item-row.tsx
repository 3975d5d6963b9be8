import { memo } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { PrioritySpark } from '../../pieces/priority-spark';
import { SlaClock } from '../../pieces/sla-clock';
import { ItemMark } from '../../pieces/state-mark';
import styles from './work-list.module.css';

interface ItemRowProps {
  readonly item: ItemView;
  readonly onOpen: (id: string) => void;
}

/** One item of a list; the row opens it. */
export const ItemRow = memo(function ItemRow({ item, onOpen }: ItemRowProps) {
  return (
    <button
      type="button"
      className={styles['row']}
      onClick={() => onOpen(item.id)}
      data-open-item
      data-testid={`work-item-${item.reference}`}
    >
      <PrioritySpark item={item} />
      <span className={styles['what']}>
        <span className={styles['name']}>
          <strong>{item.reference}</strong> {item.name}
        </span>
        <span className={styles['kind']}>
          {item.names.worktype} · {item.names.status}
        </span>
      </span>
      <span className={styles['state']}>
        <ItemMark item={item} />
      </span>
      <SlaClock item={item} />
    </button>
  );
});

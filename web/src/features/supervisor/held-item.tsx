import { UnstyledButton } from '@mantine/core';
import type { ItemView } from '../../../../api/contract/item';
import { SlaClock } from '../../pieces/sla-clock';
import { ItemMark } from '../../pieces/state-mark';
import styles from './rows.module.css';

interface HeldItemProps {
  readonly item: ItemView;
  readonly text: string;
  readonly onOpen: (id: string) => void;
}

/** One of the items that an agent has, as a button that opens it. */
export function HeldItem({ item, text, onOpen }: HeldItemProps) {
  return (
    <li className={styles['line']}>
      <UnstyledButton className={styles['row']} onClick={() => onOpen(item.id)} data-testid={`held-${item.reference}`}>
        <span className={styles['what']}>
          <span className={styles['name']}>
            <strong>{item.reference}</strong> {item.name}
          </span>
          <span className={styles['kind']}>
            <ItemMark item={item} /> · {text}
          </span>
        </span>
        <SlaClock item={item} />
      </UnstyledButton>
    </li>
  );
}

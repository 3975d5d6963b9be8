import { memo } from 'react';
import { ActionIcon } from '@mantine/core';
import type { ItemView } from '../../../api/contract/item';
import { Icon } from '../pieces/icon';
import { SlaClock } from '../pieces/sla-clock';
import { ItemMark } from '../pieces/state-mark';
import { useTranslation } from '../text/texts';
import styles from './item.module.css';

interface ItemHeaderProps {
  readonly item: ItemView;
  readonly onClose: () => void;
  /** What lies behind it. */
  readonly closeLabel: string;
}

/** Reference, name, state and status, the SLA clock, and the way back. */
export const ItemHeader = memo(function ItemHeader({ item, onClose, closeLabel }: ItemHeaderProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['header']}>
      <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label={closeLabel} data-testid="item-close">
        <Icon name="back" />
      </ActionIcon>
      <div className={styles['title']}>
        <h1 title={item.name ?? undefined}>
          <span className={styles['reference']}>{item.reference}</span>
          {item.name !== null && <span> {item.name}</span>}
        </h1>
        <p className={styles['states']}>
          <span data-testid="item-state">
            <ItemMark item={item} />
          </span>
          <span aria-label={t('item.status')}>{item.names.status}</span>
        </p>
      </div>
      <SlaClock item={item} size="header" />
    </div>
  );
});

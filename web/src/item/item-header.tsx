import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ItemView } from '../../../api/contract/item';
import { keyText } from '../format/value';
import { Icon } from '../pieces/icon';
import { SlaClock } from '../pieces/sla-clock';
import { StateMark } from '../pieces/state-mark';
import styles from './item.module.css';

/** Reference, name, state and status, and the SLA clock; `onClose` gives a way back to the list. */
export function ItemHeader({ item, onClose }: { item: ItemView; onClose?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles['header']}>
      {onClose !== undefined && (
        <ActionIcon
          variant="subtle"
          color="gray"
          onClick={onClose}
          aria-label={t('work.back')}
          data-testid="item-close"
        >
          <Icon name="back" />
        </ActionIcon>
      )}
      <div className={styles['title']}>
        <h1>
          <span className={styles['reference']}>{item.reference}</span>
          {item.name !== null && <span> {item.name}</span>}
        </h1>
        <p className={styles['states']}>
          <span data-testid="item-state">
            <StateMark state={item.state} />
          </span>
          <span aria-label={t('item.status')}>{keyText(item.status)}</span>
        </p>
      </div>
      <SlaClock item={item} size="header" />
    </div>
  );
}

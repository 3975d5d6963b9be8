import { ActionIcon } from '@mantine/core';
import { useLayoutEffect } from 'react';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import styles from './offer-card.module.css';

/** Of an offer that stands below what is being filled in: makes a whole sheet of it. */
export function OfferOpen({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  // What is filled in has less room than before.
  useLayoutEffect(() => document.activeElement?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <ActionIcon
      className={styles['open'] ?? ''}
      variant="subtle"
      color="gray"
      size={44}
      onClick={onOpen}
      aria-label={t('docked.open')}
      data-testid="offer-open"
    >
      <Icon name="up" />
    </ActionIcon>
  );
}

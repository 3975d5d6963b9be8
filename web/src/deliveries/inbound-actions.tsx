import { Button } from '@mantine/core';
import { useState } from 'react';
import type { InboundView } from '../../../api/contract/inbound';
import { useTranslation } from '../text/texts';
import styles from './deliveries.module.css';

interface InboundActionsProps {
  readonly letter: InboundView;
  readonly onSettle: (id: string, by: 'replay' | 'discard') => void;
}

/** Replay at once; discard with a second press, for it cannot be taken back. */
export function InboundActions({ letter, onSettle }: InboundActionsProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const names = { webhook: letter.webhookId, source: letter.source };
  if (isAsking) {
    return (
      <div className={styles['actions']}>
        {t('deliveries.inbound.sure')}
        <Button
          color="red"
          size="compact-sm"
          onClick={() => onSettle(letter.id, 'discard')}
          aria-label={t('deliveries.inbound.discardOne', names)}
        >
          {t('deliveries.inbound.discard')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => setAsking(false)}>
          {t('deliveries.inbound.keep')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['actions']}>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => onSettle(letter.id, 'replay')}
        aria-label={t('deliveries.inbound.replayOne', names)}
      >
        {t('deliveries.inbound.replay')}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
        {t('deliveries.inbound.discard')}
      </Button>
    </div>
  );
}

import { memo } from 'react';
import { VisuallyHidden } from '@mantine/core';
import type { ItemView } from '../../../api/contract/item';
import { durationText } from '../format/duration';
import { localInstant, relativeInstant, toMs, utcInstant } from '../format/instant';
import { useTranslation } from '../text/texts';
import type { Translate } from '../text/texts';
import { useHint } from './hint';
import { Icon } from './icon';
import { readSla } from './sla';
import type { SlaReading } from './sla';
import styles from './sla-clock.module.css';
import { useNow } from './use-now';

type SlaItem = Pick<ItemView, 'activateAt' | 'dueAt' | 'expiresAt' | 'closedAt'>;

/** Signature piece: the time that remains, and a thin bar from activation over due to expiry. Hover: the instants. */
export const SlaClock = memo(function SlaClock({ item, size = 'list' }: { item: SlaItem; size?: 'list' | 'header' }) {
  const { t } = useTranslation();
  const reading = readSla(
    {
      activationMs: toMs(item.activateAt),
      dueMs: toMs(item.dueAt),
      expiresMs: toMs(item.expiresAt),
      closedMs: toMs(item.closedAt),
    },
    useNow(),
  );
  const text = slaText(t, reading);
  const hasSign = reading.tone === 'at-risk' || reading.tone === 'overdue' || reading.tone === 'expired';
  const tone = reading.isClosed ? 'closed' : reading.tone;
  const { over, tip } = useHint(<Instants item={item} reading={reading} />, { isOff: reading.tone === 'none' });
  return (
    <span className={styles['clock']} data-tone={tone} data-size={size} {...over}>
      <span className={styles['text']}>
        {hasSign && !reading.isClosed && <Icon name="warning" size={12} />}
        {reading.tone === 'at-risk' && !reading.isClosed && <VisuallyHidden>{t('sla.atRisk')}</VisuallyHidden>}
        {text}
      </span>
      {reading.tone !== 'none' && (
        <span className={styles['bar']} aria-hidden="true">
          <span className={styles['used']} style={{ width: `${reading.used * 100}%` }} />
          {reading.dueAt !== null && <span className={styles['tick']} style={{ left: `${reading.dueAt * 100}%` }} />}
        </span>
      )}
      {tip}
    </span>
  );
});

function slaText(t: Translate, { tone, distanceMs, isClosed }: SlaReading): string {
  if (tone === 'none') return t('sla.none');
  if (isClosed) return t(tone === 'overdue' || tone === 'expired' ? 'sla.closedLate' : 'sla.closedIn');
  const time = durationText(distanceMs);
  if (tone === 'waiting') return t('sla.waiting', { time });
  if (tone === 'overdue' || tone === 'expired') return t('sla.overdue', { time });
  return t('sla.due', { time });
}

function Instants({ item, reading }: { item: SlaItem; reading: SlaReading }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const rows = [
    ['sla.activates', item.activateAt],
    ['sla.dueAt', item.dueAt],
    ['sla.expiresAt', item.expiresAt],
  ] as const;
  return (
    <span className={styles['instants']}>
      {rows.map(([label, at]) =>
        at === null ? null : (
          <span key={label}>
            {t(label)}: {localInstant(toMs(at))} · {utcInstant(toMs(at))} · {relativeInstant(toMs(at), nowMs)}
          </span>
        ),
      )}
      {reading.next !== null && <strong>{t(`sla.next.${reading.next.what}`)}</strong>}
    </span>
  );
}

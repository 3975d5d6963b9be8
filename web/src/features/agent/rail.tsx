import { memo } from 'react';
import type { AgentWork } from '../../../../api/contract/agent';
import { CapacityDots } from '../../pieces/capacity-dots';
import { SlaClock } from '../../pieces/sla-clock';
import { PresenceSwitch } from '../../presence/presence-switch';
import { useTranslation } from '../../text/texts';
import { CallSwitches } from './call-switches';
import { inHand } from './in-hand';
import { Places } from './places';
import type { Place } from './use-desk-view';
import styles from './rail.module.css';

export interface RailProps {
  readonly agent: string;
  readonly work: AgentWork;
  readonly openId: string | undefined;
  readonly place: Place | undefined;
  readonly onOpen: (id: string) => void;
  readonly onShow: (place: Place | undefined) => void;
}

/** Presence, capacity, the work in hand, and where more of it lies; at the bottom of the screen on a phone. */
export const Rail = memo(function Rail({ agent, work, openId, place, onOpen, onShow }: RailProps) {
  const { t } = useTranslation();
  const items = inHand(work);
  return (
    <aside className={styles['rail']} aria-label={t('presence.label')}>
      <PresenceSwitch agent={agent} work={work} isOwn />
      <section className={styles['capacity']}>
        <h2>{t('capacity.label')}</h2>
        <CapacityDots capacity={work.capacity} />
      </section>
      <CallSwitches />
      <Places agent={agent} held={items.length} place={place} isItemOpen={openId !== undefined} onShow={onShow}>
        {items.length > 0 && (
          <ul className={styles['work']} aria-label={t('work.list')}>
            {items.map((item) => (
              <li key={item.id}>
                <button
                  type="button"
                  className={styles['item']}
                  aria-current={item.id === openId}
                  onClick={() => onOpen(item.id)}
                >
                  <span className={styles['reference']}>{item.reference}</span>
                  <SlaClock item={item} />
                </button>
              </li>
            ))}
          </ul>
        )}
      </Places>
    </aside>
  );
});

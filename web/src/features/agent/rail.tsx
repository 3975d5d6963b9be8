import { useTranslation } from 'react-i18next';
import type { AgentWork } from '../../../../api/contract/agent';
import { CapacityDots } from '../../pieces/capacity-dots';
import { SlaClock } from '../../pieces/sla-clock';
import { PresenceSwitch } from './presence-switch';
import styles from './rail.module.css';

export interface RailProps {
  readonly agent: string;
  readonly work: AgentWork;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** Presence, capacity, and the work in hand; at the bottom of the screen on a phone. */
export function Rail({ agent, work, openId, onOpen }: RailProps) {
  const { t } = useTranslation();
  return (
    <aside className={styles['rail']} aria-label={t('presence.label')}>
      <PresenceSwitch agent={agent} presence={work.presence} />
      <section className={styles['capacity']}>
        <h2>{t('capacity.label')}</h2>
        <CapacityDots capacity={work.capacity} />
      </section>
      <section className={styles['work']}>
        <h2>
          {t('work.title')} <span className={styles['count']}>{work.assignments.length}</span>
        </h2>
        <ul>
          {work.assignments.map(({ item }) => (
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
      </section>
    </aside>
  );
}

import { useTranslation } from 'react-i18next';
import type { ShownState } from '../../../api/contract/item';
import { Icon } from './icon';
import type { IconName } from './icon';
import styles from './state-mark.module.css';

type Tone = 'quiet' | 'accent' | 'green' | 'amber';

/** Each state has one icon and one tone, the same in lists, details and charts. */
const looks: Record<ShownState, { icon: IconName; tone: Tone }> = {
  scheduled: { icon: 'calendar', tone: 'quiet' },
  queued: { icon: 'queued', tone: 'quiet' },
  offered: { icon: 'offered', tone: 'accent' },
  connected: { icon: 'connected', tone: 'green' },
  parked: { icon: 'parked', tone: 'quiet' },
  paused: { icon: 'paused', tone: 'quiet' },
  'awaiting-source': { icon: 'hourglass', tone: 'amber' },
  completed: { icon: 'done', tone: 'quiet' },
  cancelled: { icon: 'decline', tone: 'quiet' },
};

export function StateMark({ state }: { state: ShownState }) {
  const { t } = useTranslation();
  const { icon, tone } = looks[state];
  return (
    <span className={styles['mark']} data-tone={tone} data-state={state}>
      <Icon name={icon} size={14} />
      {t(`state.${state}`)}
    </span>
  );
}

import { memo } from 'react';
import type { ItemView, ShownState } from '../../../api/contract/item';
import { useTranslation } from '../text/texts';
import { Icon } from './icon';
import type { IconName } from './icon';
import styles from './state-mark.module.css';

type Tone = 'quiet' | 'accent' | 'green' | 'amber';

type Mark = ShownState | 'held' | 'disconnected';

/** Each state has one icon and one tone, the same in lists, details and charts. */
const looks: Record<Mark, { icon: IconName; tone: Tone }> = {
  scheduled: { icon: 'calendar', tone: 'quiet' },
  queued: { icon: 'queued', tone: 'quiet' },
  offered: { icon: 'offered', tone: 'accent' },
  connected: { icon: 'connected', tone: 'green' },
  parked: { icon: 'parked', tone: 'quiet' },
  paused: { icon: 'paused', tone: 'quiet' },
  'awaiting-source': { icon: 'hourglass', tone: 'amber' },
  completed: { icon: 'done', tone: 'quiet' },
  cancelled: { icon: 'decline', tone: 'quiet' },
  held: { icon: 'paused', tone: 'green' },
  disconnected: { icon: 'warning', tone: 'amber' },
};

/** An item's state; where routing knows more of it (its agent is away), that. */
export function ItemMark({ item }: { item: Pick<ItemView, 'state' | 'routingState'> }) {
  const { state, routingState } = item;
  return <StateMark state={routingState === 'held' || routingState === 'disconnected' ? routingState : state} />;
}

export const StateMark = memo(function StateMark({ state }: { state: Mark }) {
  const { t } = useTranslation();
  const { icon, tone } = looks[state];
  return (
    <span className={styles['mark']} data-tone={tone} data-state={state}>
      <Icon name={icon} size={14} />
      {state === 'held' || state === 'disconnected' ? t(`routing.${state}`) : t(`state.${state}`)}
    </span>
  );
});

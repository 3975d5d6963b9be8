import { UnstyledButton } from '@mantine/core';
import type { QueueFigures } from '../../../../api/contract/queue';
import { AsOf } from '../../pieces/as-of';
import { StateMark } from '../../pieces/state-mark';
import { useTranslation } from '../../text/texts';
import styles from './routing-states.module.css';
import type { ViewChange } from '../../search';

interface RoutingStatesProps {
  readonly figures: QueueFigures;
  readonly onDrill: (filter: ViewChange) => void;
}

/** Where all open items stand in routing: figures with a strip of their shares. */
export function RoutingStates({ figures: { at, totals }, onDrill }: RoutingStatesProps) {
  const { t } = useTranslation();
  const parts = [
    { state: 'scheduled', count: totals.scheduled },
    { state: 'queued', count: totals.waiting },
    { state: 'offered', count: totals.offered },
    { state: 'connected', count: totals.connected },
    { state: 'parked', count: totals.parked },
    { state: 'paused', count: totals.paused },
    { state: 'awaiting-source', count: totals.awaitingSource },
  ] as const;
  const sum = parts.reduce((all, { count }) => all + count, 0);
  return (
    <section className={styles['states']} aria-label={t('supervisor.routingStates')} data-testid="routing-states">
      <div className={styles['head']}>
        <h2>{t('supervisor.routingStates')}</h2>
        <AsOf at={at} />
      </div>
      <ul className={styles['figures']}>
        {parts.map(({ state, count }) => (
          <li key={state}>
            <UnstyledButton
              className={styles['state']}
              onClick={() => onDrill({ state })}
              data-testid={`state-${state}`}
            >
              <StateMark state={state} />
              <strong>{count}</strong>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <div className={styles['strip']} aria-hidden="true">
        {sum > 0 &&
          parts.map(({ state, count }) => (
            <span key={state} data-state={state} style={{ flexGrow: count }} className={styles['part']} />
          ))}
      </div>
    </section>
  );
}

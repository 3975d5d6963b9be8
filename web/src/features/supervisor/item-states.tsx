import { UnstyledButton } from '@mantine/core';
import type { QueueFigures } from '../../../../api/contract/queue';
import { StateMark } from '../../pieces/state-mark';
import { useTranslation } from '../../text/texts';
import type { ViewChange } from '../../search';
import styles from './item-states.module.css';
import { StatesCard } from './states-card';

interface ItemStatesProps {
  readonly figures: QueueFigures;
  readonly onDrill: (filter: ViewChange) => void;
}

/** In which state all open items are. Each figure opens its list. */
export function ItemStates({ figures: { at, totals }, onDrill }: ItemStatesProps) {
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
  return (
    <StatesCard title={t('supervisor.itemStates')} at={at} shares={parts} testId="item-states">
      {parts.map(({ state, count }) => (
        <li key={state}>
          <UnstyledButton className={styles['state']} onClick={() => onDrill({ state })} data-testid={`state-${state}`}>
            <StateMark state={state} />
            <strong>{count}</strong>
          </UnstyledButton>
        </li>
      ))}
    </StatesCard>
  );
}

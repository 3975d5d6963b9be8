import { UnstyledButton } from '@mantine/core';
import { useAgentStates } from '../../api/agents';
import { reasonText } from '../../presence/presence-text';
import { texts, useTranslation } from '../../text/texts';
import { type AgentFilter, inOrder } from './agent-state';
import styles from './agent-states.module.css';
import { StatesCard, Swatch, toneOf } from './states-card';

/** "Busy", "Lunch": a reason says that somebody is not ready. */
export function stateText(state: string): string {
  const [word = '', reason] = state.split(/:(.*)/s);
  if (reason !== undefined && reason !== '') return reasonText(reason);
  const key = `supervisor.agentState.${word}`;
  return texts.exists(key) ? texts.t(key as 'supervisor.agentState.busy') : word;
}

/** How many agents are at what. Each figure opens its list. */
export function AgentStates({ onDrill }: { onDrill?: (filter: AgentFilter) => void }) {
  const { t } = useTranslation();
  const { data } = useAgentStates();
  if (data === undefined || data.states.length === 0) return null;
  const states = inOrder(data.states);
  return (
    <StatesCard title={t('supervisor.agentStates')} at={data.at} shares={states} testId="agent-states">
      {states.map(({ state, count }) => {
        const look = { className: styles['state'], 'data-state': toneOf(state), 'data-zero': count === 0 };
        const text = (
          <>
            <Swatch state={state} />
            {stateText(state)} <strong>{count}</strong>
          </>
        );
        return (
          <li key={state}>
            {onDrill === undefined || count === 0 ? (
              <span {...look}>{text}</span>
            ) : (
              <UnstyledButton
                {...look}
                onClick={() => onDrill({ agents: state, serves: undefined })}
                data-testid={`agents-${state}`}
              >
                {text}
              </UnstyledButton>
            )}
          </li>
        );
      })}
    </StatesCard>
  );
}

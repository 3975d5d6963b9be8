import { UnstyledButton } from '@mantine/core';
import { useAgents } from '../../api/agents';
import { AsOf } from '../../pieces/as-of';
import { reasonText } from '../../presence/presence-text';
import { texts, useTranslation } from '../../text/texts';
import { type AgentFilter, countStates } from './agent-state';
import styles from './agent-states.module.css';

/** "Busy", "Lunch": a reason says that somebody is not ready. */
export function stateText(state: string): string {
  const [word = '', reason] = state.split(/:(.*)/s);
  if (reason !== undefined && reason !== '') return reasonText(reason);
  const key = `supervisor.agentState.${word}`;
  return texts.exists(key) ? texts.t(key as 'supervisor.agentState.busy') : word;
}

/** How many agents are at what: figures with a strip of their shares. Each opens its list. */
export function AgentStates({ onDrill }: { onDrill?: (filter: AgentFilter) => void }) {
  const { t } = useTranslation();
  const { data } = useAgents();
  if (data === undefined || data.agents.length === 0) return null;
  const states = countStates(data.agents);
  return (
    <section className={styles['states']} aria-label={t('supervisor.agentStates')} data-testid="agent-states">
      <div className={styles['head']}>
        <h2>{t('supervisor.agentStates')}</h2>
        <AsOf at={data.at} />
      </div>
      <ul className={styles['figures']}>
        {states.map(({ state, count }) => {
          const look = { className: styles['state'], 'data-state': toneOf(state), 'data-zero': count === 0 };
          const text = (
            <>
              <span className={styles['swatch']} data-state={toneOf(state)} />
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
      </ul>
      <div className={styles['strip']} aria-hidden="true">
        {states.map(({ state, count }) => (
          <span key={state} data-state={toneOf(state)} style={{ flexGrow: count }} className={styles['part']} />
        ))}
      </div>
    </section>
  );
}

function toneOf(state: string): string {
  return state.split(':')[0] ?? state;
}

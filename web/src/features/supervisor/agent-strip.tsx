import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgentView } from '../../../../api/contract/agent';
import { durationText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { EmptyConfig } from '../../pieces/empty-config';
import { Face } from '../../pieces/face';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useNow } from '../../pieces/use-now';
import { reasonText } from '../../presence/presence-text';
import styles from './agent-strip.module.css';
import { useAgents } from '../../api/agents';

const rank = { ready: 0, 'not-ready': 1, offline: 2 } as const;

/** Every agent with presence and load: those who are there first, then by name. Each opens what there is to know of him. */
export function AgentStrip({ onOpen }: { onOpen: (agent: string) => void }) {
  const { t } = useTranslation();
  const agents = useAgents();
  const list = agents.data?.agents.toSorted(
    (a, b) => rank[a.presence.state] - rank[b.presence.state] || a.name.localeCompare(b.name),
  );
  return (
    <section className={styles['box']} aria-label={t('supervisor.agents')}>
      <h2>{t('supervisor.agents')}</h2>
      {agents.isPending && <Loading />}
      {list === undefined && agents.error !== null && (
        <Refused error={agents.error} onRetry={() => void agents.refetch()} />
      )}
      {list?.length === 0 && <EmptyConfig text={t('supervisor.noAgents')} kind="agents" />}
      <ul className={styles['agents']}>
        {list?.map((agent) => (
          <Card key={agent.key} agent={agent} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

function Card({ agent, onOpen }: { agent: AgentView; onOpen: (agent: string) => void }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { key, name, presence, connected, offered } = agent;
  // A reason says that he is not ready; the word would only push it out of sight.
  const word = presence.reason === undefined ? t(`presence.${presence.state}`) : reasonText(presence.reason);
  const load = Object.values(agent.capacity).reduce((sum, { used, outside }) => sum + used + outside, 0);
  return (
    <li>
      <UnstyledButton
        className={styles['agent']}
        onClick={() => onOpen(key)}
        data-presence={presence.state}
        data-testid={`agent-${key}`}
      >
        <Face name={name} presence={presence.state} />
        <span className={styles['who']}>
          <span className={styles['name']}>{name}</span>
          <span className={styles['at']}>
            {word} · {durationText(nowMs - toMs(presence.since))}
          </span>
        </span>
        <span className={styles['load']} data-busy={load > 0}>
          {connected} <VisuallyHidden>{t('supervisor.inHand')}</VisuallyHidden>
          {offered > 0 && (
            <span className={styles['offered']}>
              +{offered} <VisuallyHidden>{t('supervisor.offeredNow')}</VisuallyHidden>
            </span>
          )}
        </span>
      </UnstyledButton>
    </li>
  );
}

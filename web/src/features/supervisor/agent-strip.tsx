import { useTranslation } from 'react-i18next';
import type { AgentView } from '../../../../api/contract/agent';
import { durationText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { keyText } from '../../format/value';
import { Empty } from '../../pieces/empty';
import { Face } from '../../pieces/face';
import { ProblemNote } from '../../pieces/note';
import { useNow } from '../../pieces/use-now';
import styles from './agent-strip.module.css';
import { useAgents } from './api';

const rank = { ready: 0, 'not-ready': 1, offline: 2 } as const;

/** Every agent with presence and load: those who are there first, then by name. */
export function AgentStrip() {
  const { t } = useTranslation();
  const agents = useAgents();
  const list = agents.data?.agents.toSorted(
    (a, b) => rank[a.presence.state] - rank[b.presence.state] || a.name.localeCompare(b.name),
  );
  return (
    <section className={styles['box']} aria-label={t('supervisor.agents')}>
      <h2>{t('supervisor.agents')}</h2>
      {list === undefined && <ProblemNote error={agents.error} />}
      {list?.length === 0 && <Empty text={t('supervisor.noAgents')} />}
      <ul className={styles['agents']}>
        {list?.map((agent) => (
          <Card key={agent.key} agent={agent} />
        ))}
      </ul>
    </section>
  );
}

function Card({ agent }: { agent: AgentView }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { name, presence, connected, offered } = agent;
  const names = { ready: 'presence.ready', 'not-ready': 'presence.notReady', offline: 'presence.offline' } as const;
  const word =
    presence.reason === undefined
      ? t(names[presence.state])
      : presence.reason === 'rona'
        ? t('presence.reason.rona')
        : keyText(presence.reason);
  const load = Object.values(agent.capacity).reduce((sum, { used, outside }) => sum + used + outside, 0);
  return (
    <li className={styles['agent']} data-presence={presence.state} data-testid={`agent-${agent.key}`}>
      <Face name={name} presence={presence.state} />
      <span className={styles['who']}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['at']}>
          {word} · {durationText(nowMs - toMs(presence.since))}
        </span>
      </span>
      <span
        className={styles['load']}
        role="img"
        aria-label={t('supervisor.loadOf', { name, presence: word, connected, offered })}
        data-busy={load > 0}
      >
        {connected}
        {offered > 0 && <span className={styles['offered']}>+{offered}</span>}
      </span>
    </li>
  );
}

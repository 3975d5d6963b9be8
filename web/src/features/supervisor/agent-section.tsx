import { UnstyledButton } from '@mantine/core';
import type { Ref } from 'react';
import type { AgentList, AgentView } from '../../../../api/contract/agent';
import type { QueueView } from '../../../../api/contract/queue';
import { useAgents } from '../../api/agents';
import { AsOf } from '../../pieces/as-of';
import { EmptyConfig } from '../../pieces/empty-config';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useTranslation } from '../../text/texts';
import { AgentCard } from './agent-card';
import styles from './agent-section.module.css';
import { type AgentFilter, isListed } from './agent-state';
import { stateText } from './agent-states';

const rank = { ready: 0, 'not-ready': 1, offline: 2 } as const;
/** Why somebody is idle is asked for each: of more than these it is told where he is opened. */
const EXPLAINED = 12;

interface AgentSectionProps {
  readonly filter: AgentFilter;
  readonly queues: readonly QueueView[];
  readonly onFilter: (filter: AgentFilter) => void;
  readonly onOpen: (agent: string) => void;
  readonly ref: Ref<HTMLElement>;
}

/** Agents with presence and load, those who are there first, and why they are idle who are. Each opens all there is to know. */
export function AgentSection({ filter, queues, onFilter, onOpen, ref }: AgentSectionProps) {
  const { t } = useTranslation();
  const agents = useAgents();
  return (
    <section ref={ref} className={styles['box']} aria-label={t('supervisor.agents')} data-testid="agents">
      <div className={styles['head']}>
        <h2>{t('supervisor.agents')}</h2>
        <Chosen filter={filter} queues={queues} onFilter={onFilter} />
        <AsOf at={agents.data?.at} />
      </div>
      {agents.isPending && <Loading />}
      {agents.data === undefined && agents.error !== null && (
        <Refused error={agents.error} onRetry={() => void agents.refetch()} />
      )}
      {agents.data !== undefined && <Listed list={agents.data} filter={filter} onOpen={onOpen} />}
    </section>
  );
}

function Listed({ list, filter, onOpen }: { list: AgentList; filter: AgentFilter; onOpen: (agent: string) => void }) {
  const { t } = useTranslation();
  if (list.agents.length === 0) return <EmptyConfig text={t('supervisor.noAgents')} kind="agents" />;
  const listed = list.agents
    .filter((agent) => isListed(agent, filter))
    .toSorted((a, b) => rank[a.presence.state] - rank[b.presence.state] || a.name.localeCompare(b.name));
  if (listed.length === 0) return <p className={styles['none']}>{t('supervisor.noAgentsHere')}</p>;
  const explained = new Set(listed.filter(hasNothing).slice(0, EXPLAINED));
  return (
    <ul className={styles['agents']}>
      {listed.map((agent) => (
        <AgentCard key={agent.key} agent={agent} isExplained={explained.has(agent)} onOpen={onOpen} />
      ))}
    </ul>
  );
}

function hasNothing({ presence, connected, offered }: AgentView): boolean {
  return presence.state === 'ready' && connected + offered === 0;
}

type ChosenProps = Pick<AgentSectionProps, 'filter' | 'queues' | 'onFilter'>;

/** What the list is narrowed to, and the way back to all. */
function Chosen({ filter: { agents, serves }, queues, onFilter }: ChosenProps) {
  const { t } = useTranslation();
  if (agents === undefined && serves === undefined) return null;
  const queue = queues.find(({ division, key }) => `${division}/${key}` === serves);
  const texts = [
    ...(agents === undefined ? [] : [stateText(agents)]),
    ...(serves === undefined ? [] : [t('supervisor.serving', { queue: queue?.name ?? serves })]),
  ];
  return (
    <span className={styles['chosen']} data-testid="agents-chosen">
      {texts.join(' · ')}
      <UnstyledButton className={styles['all']} onClick={() => onFilter({ agents: undefined, serves: undefined })}>
        {t('supervisor.allAgents')}
      </UnstyledButton>
    </span>
  );
}

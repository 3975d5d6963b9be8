import { UnstyledButton } from '@mantine/core';
import { type Ref, useRef, useState } from 'react';
import type { AgentView } from '../../../../api/contract/agent';
import type { QueueView } from '../../../../api/contract/queue';
import { useAgents } from '../../api/agents';
import { AsOf } from '../../pieces/as-of';
import { EmptyConfig } from '../../pieces/empty-config';
import { Loading } from '../../pieces/loading';
import { MoreButton } from '../../pieces/more-button';
import { Refused } from '../../pieces/refused';
import { TextFilter } from '../../pieces/text-filter';
import { useTranslation } from '../../text/texts';
import { AgentCard } from './agent-card';
import styles from './agent-section.module.css';
import type { AgentFilter } from './agent-state';
import { stateText } from './agent-states';

/** More are not found at a glance. */
const FEW = 12;
/** Why somebody is idle is asked for each: of more than these it is told where he is opened. */
const EXPLAINED = 12;

interface AgentSectionProps {
  readonly filter: AgentFilter;
  readonly queues: readonly QueueView[];
  readonly onFilter: (filter: AgentFilter) => void;
  readonly onOpen: (agent: string) => void;
  readonly ref: Ref<HTMLElement>;
}

/**
 * Agents with presence and load, those who are there first, and why they are idle who are; any of many is found by a part of the
 * name. Each opens all there is to know.
 */
export function AgentSection({ filter, queues, onFilter, onOpen, ref }: AgentSectionProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const agents = useAgents({ state: filter.agents, queue: filter.serves, q: q || undefined });
  const [first] = agents.data?.pages ?? [];
  const all = first?.states.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <section ref={ref} className={styles['box']} aria-label={t('supervisor.agents')} data-testid="agents">
      <div className={styles['head']}>
        <h2>{t('supervisor.agents')}</h2>
        <Chosen filter={filter} queues={queues} onFilter={onFilter} />
        {all > FEW && (
          <TextFilter
            field={field}
            label={t('supervisor.findAgent')}
            className={styles['find']}
            value={q}
            onChange={(text) => setQ(text ?? '')}
            testId="find-agent"
          />
        )}
        <AsOf at={first?.at} />
      </div>
      {agents.isPending && <Loading />}
      {agents.data === undefined && agents.error !== null && (
        <Refused error={agents.error} onRetry={() => void agents.refetch()} />
      )}
      {first !== undefined && all === 0 && <EmptyConfig text={t('supervisor.noAgents')} kind="agents" />}
      {first !== undefined && all > 0 && (
        <>
          <Listed agents={agents.data?.pages.flatMap((page) => page.agents) ?? []} onOpen={onOpen} />
          <More of={agents} count={agents.data?.pages.at(-1)?.count ?? 0} />
        </>
      )}
    </section>
  );
}

function Listed({ agents, onOpen }: { agents: readonly AgentView[]; onOpen: (agent: string) => void }) {
  const { t } = useTranslation();
  if (agents.length === 0) return <p className={styles['none']}>{t('supervisor.noAgentsHere')}</p>;
  // Who came or went while pages were read may be in two of them.
  const listed = [...new Map(agents.map((agent) => [agent.key, agent])).values()];
  const explained = new Set(listed.filter(hasNothing).slice(0, EXPLAINED));
  return (
    <ul className={styles['agents']}>
      {listed.map((agent) => (
        <AgentCard key={agent.key} agent={agent} isExplained={explained.has(agent)} onOpen={onOpen} />
      ))}
    </ul>
  );
}

function More({ of: list, count }: { of: ReturnType<typeof useAgents>; count: number }) {
  const { t } = useTranslation();
  const shown = list.data?.pages.reduce((sum, { agents }) => sum + agents.length, 0) ?? 0;
  const left = Math.max(0, count - shown);
  return <MoreButton of={list} className={styles['more']} text={t('supervisor.moreAgents', { count: left })} />;
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

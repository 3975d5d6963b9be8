import type { AgentView, AgentWork } from '../../../../api/contract/agent';
import { durationText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { CapacityDots } from '../../pieces/capacity-dots';
import { Face } from '../../pieces/face';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useNow } from '../../pieces/use-now';
import { PresenceSwitch } from '../../presence/presence-switch';
import { AgentWhy } from './agent-why';
import { useThoseAgents } from '../../api/agents';
import { useAgentWork } from './api';
import { HeldItem } from './held-item';
import { PanelHead } from '../../tasks/panel-head';
import { useTranslation } from '../../text/texts';
import styles from '../../tasks/panel.module.css';

interface AgentPanelProps {
  readonly agent: string;
  readonly onClose: () => void;
  readonly onOpen: (id: string) => void;
}

/** An agent: what he is at, what he holds, how much more he could, and why nothing more is pushed to him. */
export function AgentPanel({ agent: key, onClose, onOpen }: AgentPanelProps) {
  const { t } = useTranslation();
  const work = useAgentWork(key);
  const agent = useThoseAgents([key]).data?.agents.find((each) => each.key === key);
  const name = agent?.name ?? key;
  return (
    <>
      <PanelHead title={name} onClose={onClose}>
        <Face name={name} {...(work.data === undefined ? {} : { presence: work.data.presence.state })} />
      </PanelHead>
      <div className={styles['body']} data-testid="agent-panel">
        {work.isPending && <Loading />}
        {work.data === undefined && work.error !== null && (
          <Refused error={work.error} onRetry={() => void work.refetch()} />
        )}
        {work.data !== undefined && (
          <>
            <section>
              <h2>{t('agentPanel.presence')}</h2>
              <PresenceSwitch
                agent={key}
                work={work.data}
                ask={(presence) =>
                  t('agentPanel.ask', {
                    name,
                    presence,
                    offers: t('agentPanel.offers', { count: work.data.offers.length }),
                    inHand: t('agentPanel.inHand', { count: work.data.assignments.length }),
                  })
                }
              />
            </section>
            <section>
              <h2>{t('agentPanel.capacity')}</h2>
              <CapacityDots capacity={work.data.capacity} />
            </section>
            <Held work={work.data} onOpen={onOpen} />
            <AgentWhy agent={key} onOpen={onOpen} />
          </>
        )}
        {agent !== undefined && <Abilities agent={agent} />}
      </div>
    </>
  );
}

function Held({ work: { assignments, offers, held }, onOpen }: { work: AgentWork; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  return (
    <section>
      <h2>{t('agentPanel.held')}</h2>
      {assignments.length + offers.length + held.length === 0 && (
        <p className={styles['quiet']}>{t('agentPanel.nothing')}</p>
      )}
      <ul>
        {assignments.map(({ item, since }) => (
          <HeldItem
            key={item.id}
            item={item}
            text={t('agentPanel.since', { time: durationText(nowMs - toMs(since)) })}
            onOpen={onOpen}
          />
        ))}
        {held.map((item) => (
          <HeldItem key={item.id} item={item} text={t('routing.held')} onOpen={onOpen} />
        ))}
        {offers.map(({ item, offerId, expiresAt }) => (
          <HeldItem
            key={offerId}
            item={item}
            text={t('agentPanel.offeredUntil', { time: durationText(Math.max(0, toMs(expiresAt) - nowMs)) })}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </section>
  );
}

function Abilities({ agent: { skills, pulls } }: { agent: AgentView }) {
  const { t } = useTranslation();
  const levels = Object.entries(skills);
  return (
    <>
      <section>
        <h2>{t('agentPanel.skills')}</h2>
        <p>
          {levels.length === 0
            ? t('agentPanel.noSkills')
            : levels.map(([skill, level]) => `${skill} ${String(level)}`).join(', ')}
        </p>
      </section>
      <section>
        <h2>{t('agentPanel.pulls')}</h2>
        <p>{t('agentPanel.pullsText', pulls)}</p>
      </section>
    </>
  );
}

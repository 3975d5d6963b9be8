import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { AgentView } from '../../../../api/contract/agent';
import { durationText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { Face } from '../../pieces/face';
import { useNow } from '../../pieces/use-now';
import { reasonText } from '../../presence/presence-text';
import { useTranslation } from '../../text/texts';
import styles from './agent-section.module.css';
import { agentSummary } from './agent-summary';
import { useAgentReason } from './api';

interface AgentCardProps {
  readonly agent: AgentView;
  /** Whether it says why nothing is pushed to him. */
  readonly isExplained: boolean;
  readonly onOpen: (agent: string) => void;
}

/** What an agent is at and since when, what he holds of what he could, and why he is idle. */
export function AgentCard({ agent, isExplained, onOpen }: AgentCardProps) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { key, name, presence, connected, offered } = agent;
  // A reason says that he is not ready; the word would only push it out of sight.
  const word = presence.reason === undefined ? t(`presence.${presence.state}`) : reasonText(presence.reason);
  const places = Object.values(agent.capacity);
  const used = places.reduce((sum, place) => sum + place.used + place.outside, 0);
  const max = places.reduce((sum, place) => sum + place.max, 0);
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
          <span className={styles['name']} title={name}>
            {name}
          </span>
          <span className={styles['at']}>
            {word} · {durationText(nowMs - toMs(presence.since))}
          </span>
          {isExplained && <Why agent={key} />}
        </span>
        <span className={styles['load']} data-busy={used > 0} title={t('supervisor.load', { used, max })}>
          <span aria-hidden="true">
            {connected}
            {offered > 0 && <span className={styles['offered']}>{['+', offered].join('')}</span>}
            <span className={styles['max']}>{['/', max].join('')}</span>
          </span>
          <VisuallyHidden>
            {[
              `${connected} ${t('supervisor.inHand')}`,
              `${offered} ${t('supervisor.offeredNow')}`,
              t('supervisor.load', { used, max }),
            ].join(', ')}
          </VisuallyHidden>
        </span>
      </UnstyledButton>
    </li>
  );
}

function Why({ agent }: { agent: string }) {
  const nowMs = useNow();
  const why = useAgentReason(agent).data;
  if (why === undefined) return null;
  return (
    <span className={styles['why']} data-testid={`why-${agent}`}>
      {agentSummary(why, nowMs)}
    </span>
  );
}

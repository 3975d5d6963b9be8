import { Fragment } from 'react';
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { AgentView } from '../../../../api/contract/agent';
import { durationText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { Face } from '../../pieces/face';
import { loadedMedia, mediaName, shownMedia } from '../../pieces/media';
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
  const media = shownMedia(agent.capacity);
  const load = media
    .map(([type, { used, outside, max }]) => t('supervisor.load', { type: mediaName(type), used: used + outside, max }))
    .join(', ');
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
        <span
          className={styles['load']}
          data-busy={media.some(([, { used, outside }]) => used + outside > 0)}
          title={load}
        >
          <span aria-hidden="true">
            <Load agent={agent} />
          </span>
          <VisuallyHidden>
            {[`${connected} ${t('supervisor.inHand')}`, `${offered} ${t('supervisor.offeredNow')}`, load].join(', ')}
          </VisuallyHidden>
        </span>
      </UnstyledButton>
    </li>
  );
}

/** Places of one medium hold nothing of another, so each has its own figure: a sum would tell of room that there is not. */
function Load({ agent: { capacity, connected, offered } }: Pick<AgentCardProps, 'agent'>) {
  const loads = loadedMedia(capacity);
  if (loads.length > 1) {
    return loads.map(([type, { used, outside, max }], at) => (
      <Fragment key={type}>
        {at > 0 && ' · '}
        {used + outside}
        <span className={styles['max']}>{['/', max].join('')}</span>
      </Fragment>
    ));
  }
  return (
    <>
      {connected}
      {offered > 0 && <span className={styles['offered']}>{['+', offered].join('')}</span>}
      <span className={styles['max']}>{['/', loads[0]?.[1].max ?? 0].join('')}</span>
    </>
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

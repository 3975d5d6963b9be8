import type { AgentExplanation } from '../../../../api/contract/agent-explanation';
import { durationText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { testsText } from '../../item/tests-text';
import { reasonText } from '../../presence/presence-text';
import { texts } from '../../text/texts';

/** Why nothing more is pushed to an agent, in one sentence or two; instants stand in them as the API has them. */
export function agentSummary(why: AgentExplanation, nowMs: number): string {
  const { t } = texts;
  const { presence, offers, counts, items, queues, tested, nextAt } = why;
  const { since } = presence;
  if (presence.state === 'offline') return t('agentPanel.summary.offline', { time: since });
  if (presence.state === 'not-ready') {
    const reason = presence.reason === undefined ? t('presence.noReason') : reasonText(presence.reason);
    return t('agentPanel.summary.not-ready', { reason, time: since });
  }
  const [offer] = offers;
  if (offer !== undefined && counts['open-offer'] !== undefined) {
    const time = durationText(Math.max(0, toMs(offer.expiresAt) - nowMs));
    return t('agentPanel.summary.offer', { reference: offer.reference, time });
  }
  if (queues.length === 0) return t('agentPanel.summary.noQueues');
  if (tested === 0) return t('agentPanel.summary.nothingWaits');
  const free = items.find(({ failed }) => failed === null);
  if (free !== undefined) return t('agentPanel.summary.free', { reference: free.reference });
  const tests = testsText(Object.entries(counts), 'agentPanel');
  const none = t(tested === 1 ? 'agentPanel.summary.one' : 'agentPanel.summary.none', { tested, tests });
  if (nextAt === null) return none;
  return `${none} ${t('agentPanel.summary.nextAt', { time: nextAt })}`;
}

import type { CandidateView, Explanation } from '../../../api/contract/explanation';
import type { ItemView } from '../../../api/contract/item';
import { texts } from '../text/texts';
import { testsText } from './tests-text';
import { workbinText } from './workbin-text';

/** Why the item is where it is, in one sentence; an instant stands in it as the API has it. */
export function whySummary(why: Explanation, item: ItemView): string {
  const { t } = texts;
  switch (why.state) {
    case 'scheduled':
      return t('why.summary.scheduled', { time: item.activateAt });
    case 'queued':
      return waitingText(why.candidates);
    case 'offered':
      return t('why.summary.offered', { name: why.offers.findLast(({ outcome }) => outcome === null)?.name ?? '–' });
    case 'connected':
      return inHandsText(why, item.names.assignee ?? '–');
    case 'parked': {
      const name = workbinText(item.workbin ?? '', item.names.workbin);
      if (item.wakeAt === null) return t('why.summary.parked', { name });
      return t('why.summary.parkedUntil', { name, time: item.wakeAt });
    }
    case 'paused':
      return why.routingState === 'held'
        ? t('why.summary.held', { name: item.names.assignee ?? '–' })
        : t('why.summary.paused');
    case 'awaiting-source':
      return t('why.summary.awaiting-source', { name: item.names.source });
    case 'completed':
    case 'cancelled':
      return t(`why.summary.${why.state}`, { time: item.closedAt ?? '–' });
  }
}

/** Of who is offline with what becomes of the item. */
function inHandsText({ routingState, logout }: Explanation, name: string): string {
  const { t } = texts;
  if (routingState !== 'disconnected') return t('why.summary.connected', { name });
  const away = t('why.summary.disconnected', { name });
  if (logout === null) return `${away} ${t('why.summary.stays')}`;
  const { at: time, workbin, workbinName } = logout;
  if (workbin === null) return `${away} ${t('why.summary.toQueue', { time })}`;
  return `${away} ${t('why.summary.toWorkbin', { time, name: workbinText(workbin, workbinName) })}`;
}

function waitingText(candidates: readonly CandidateView[]): string {
  const first = candidates.find(({ failed }) => failed === null);
  if (first !== undefined) return texts.t('why.summary.free', { name: first.name });
  if (candidates.length === 0) return texts.t('why.summary.noAgents');
  const counts = new Map<string, number>();
  for (const { failed } of candidates) if (failed !== null) counts.set(failed, (counts.get(failed) ?? 0) + 1);
  return texts.t('why.summary.nobody', { tests: testsText(counts, 'why') });
}

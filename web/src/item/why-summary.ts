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
      return t(why.routingState === 'disconnected' ? 'why.summary.disconnected' : 'why.summary.connected', {
        name: item.names.assignee ?? '–',
      });
    case 'parked': {
      const name = workbinText(item.workbin ?? '', item.names.workbin);
      if (item.wakeAt === null) return t('why.summary.parked', { name });
      return t('why.summary.parkedUntil', { name, time: item.wakeAt });
    }
    case 'paused':
      return t('why.summary.paused');
    case 'awaiting-source':
      return t('why.summary.awaiting-source', { name: item.names.source });
    case 'completed':
    case 'cancelled':
      return t(`why.summary.${why.state}`, { time: item.closedAt ?? '–' });
  }
}

function waitingText(candidates: readonly CandidateView[]): string {
  const first = candidates.find(({ failed }) => failed === null);
  if (first !== undefined) return texts.t('why.summary.free', { name: first.name });
  if (candidates.length === 0) return texts.t('why.summary.noAgents');
  const counts = new Map<string, number>();
  for (const { failed } of candidates) if (failed !== null) counts.set(failed, (counts.get(failed) ?? 0) + 1);
  return texts.t('why.summary.nobody', { tests: testsText(counts, 'why') });
}

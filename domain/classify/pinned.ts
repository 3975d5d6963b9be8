import type { DocumentOf } from '../config/documents';
import { durationMs } from '../time/duration';
import type { PinnedStatus } from './classified';
import { optionalMs } from '../sla/deadlines';

type Worktype = DocumentOf<'worktype'>;

/** What an item pins of its worktype as it stands; all items of a worktype may share it. */
export type PinnedWorktype = ReturnType<typeof pinnedOf>;

export function pinnedOf(worktype: Worktype) {
  const { offer, onLogout, completion, statuses, sla, pause } = worktype;
  // The schema of documents sees to it that exactly one is initial.
  const initial = statuses.find((status) => status.initial) ?? statuses[0];
  const final = statuses.find((status) => status.final) ?? statuses.find((status) => status.category === 'closed');
  return {
    worktype: worktype.key,
    referencePrefix: worktype.referencePrefix,
    mediaType: worktype.mediaType,
    weight: worktype.weight,
    status: initial?.key ?? '',
    initialStatus: initial?.key ?? '',
    statuses: statuses.map(pinStatus),
    onAcceptStatus: statuses.find((status) => status.onAccept)?.key ?? null,
    overdueStatus: worktype.overdueStatus ?? null,
    finalStatus: final?.key ?? null,
    offer: { answer: offer.answer, expiryMs: durationMs(offer.expiry), declineForMs: durationMs(offer.declineFor) },
    onLogout: {
      policy: onLogout.policy,
      afterMs: durationMs(onLogout.after),
      workbin: onLogout.workbin ?? null,
    },
    completion: {
      by: completion.by,
      markDone: completion.markDone,
      sourceTimeoutMs: optionalMs(completion.sourceTimeout),
    },
    dispositions: worktype.dispositions,
    emergencyQueue: sla.emergencyQueue ?? null,
    maxEscalations: sla.maxEscalations ?? null,
    pauseStopsClocks: pause.clocks === 'stop',
  };
}

function pinStatus(status: Worktype['statuses'][number]): PinnedStatus {
  const { key, name, category, next, after } = status;
  return { key, name: name ?? key, category, next: next ?? null, afterMs: optionalMs(after) };
}

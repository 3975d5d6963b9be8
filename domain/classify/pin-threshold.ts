import type { WorktypeDocument } from '../config/worktype';
import { thresholdText } from '../sla/instants';
import { offsetMs } from '../time/duration';
import { personalWorkbin } from '../workbin/workbin-id';
import type { PinnedThreshold, ThresholdAction } from './classified';

type ThresholdDocument = WorktypeDocument['sla']['thresholds'][number];

/** A threshold as an item keeps it; `slaMs` is the SLA's length on its clock, of which shares are taken. */
export function pinThreshold(threshold: ThresholdDocument, slaMs: number | null): PinnedThreshold {
  const { states, escalate, repeat, actions } = threshold;
  return {
    text: thresholdText(threshold),
    states,
    escalate,
    repeatMs: repeat === undefined ? null : offsetMs(repeat, slaMs),
    actions: actions.map(pinAction),
  };
}

/** `webhook` and `notify` both name who is told; an agent stands for his personal workbin. */
function pinAction({
  webhook,
  notify = webhook,
  moveTo,
  evenIfHeld,
  ...rest
}: ThresholdDocument['actions'][number]): ThresholdAction {
  const workbin = moveTo?.agent === undefined ? moveTo?.workbin : personalWorkbin(moveTo.agent);
  const target = moveTo?.queue === undefined ? workbin && { workbin } : { queue: moveTo.queue };
  const given = Object.entries({ ...rest, notify, moveTo: target }).filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(given) as Omit<ThresholdAction, 'evenIfHeld'>), evenIfHeld };
}

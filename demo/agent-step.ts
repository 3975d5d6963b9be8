import type { AgentWork } from '../api/contract/agent';
import { between, chance, oneOf } from './chance';

/** How a simulated agent behaves. Spans are milliseconds, `[shortest, longest]`; shares are of all his offers. */
export interface RobotHabits {
  /** From the offer to his answer. */
  answerMs: readonly [number, number];
  /** From accept to complete. */
  workMs: readonly [number, number];
  declineShare: number;
  /** Share of offers that he lets expire. */
  missShare: number;
  /** A break of `breakMs` ends each period of this length. */
  shiftMs: number;
  breakMs: number;
}

export type Deed =
  | { kind: 'presence'; presence: 'ready' }
  | { kind: 'presence'; presence: 'not-ready'; reason: string }
  | { kind: 'accept'; itemId: string; offerId: string }
  | { kind: 'decline'; itemId: string; offerId: string; reason: string }
  | { kind: 'complete'; itemId: string; disposition: string | undefined };

/** What to do now, if anything; and the instant (epoch ms) at which the next thing of his own is due. */
export interface Step {
  deed: Deed | null;
  nextMs: number;
}

/** After this long Not Ready (a missed offer, a supervisor's click) he comes back by himself. */
const comesBackMs = 10_000;

/**
 * What a simulated agent does next, seen what he has before him. Pure and without memory: each choice follows from the
 * ID of the offer or item that it is about, so after a restart he goes on with what is there.
 */
export function agentStep(key: string, habits: RobotHabits, work: AgentWork, nowMs: number): Step {
  const plans = [
    ...presencePlan(key, habits, work, nowMs),
    ...work.assignments.map(({ since, item }) => completePlan(habits, since, item)),
    ...work.offers.flatMap((offer) => answerPlan(habits, offer)),
  ].sort((a, b) => a.atMs - b.atMs);
  const first = plans[0];
  if (!first) return { deed: null, nextMs: Number.POSITIVE_INFINITY };
  return { deed: first.atMs <= nowMs ? first.deed : null, nextMs: first.atMs };
}

interface Plan {
  atMs: number;
  deed: Deed;
}

function presencePlan(key: string, habits: RobotHabits, { presence }: AgentWork, nowMs: number): Plan[] {
  const { shiftMs, breakMs } = habits;
  const intoShiftMs = (nowMs + Math.floor(chance('shift', key) * shiftMs)) % shiftMs;
  const shift = Math.floor(nowMs / shiftMs);
  const breakAtMs = nowMs + (shiftMs - breakMs) - intoShiftMs;
  const isBreak = breakAtMs <= nowMs;
  if (presence.state === 'ready') {
    const reason = oneOf(['Pause', 'Lunch', 'Meeting', 'Admin Work', 'Training'], 'reason', key, shift);
    return [{ atMs: breakAtMs, deed: { kind: 'presence', presence: 'not-ready', reason } }];
  }
  const backAtMs = isBreak ? breakAtMs + breakMs : earliestReturnMs(presence);
  return [{ atMs: backAtMs, deed: { kind: 'presence', presence: 'ready' } }];
}

/** Who is Offline has not come to work yet: he does so at once. */
function earliestReturnMs({ state, since }: AgentWork['presence']): number {
  return state === 'offline' ? Date.parse(since) : Date.parse(since) + comesBackMs;
}

function completePlan(habits: RobotHabits, since: string, item: AgentWork['assignments'][number]['item']): Plan {
  const [first, ...others] = item.dispositions;
  const disposition = first === undefined ? undefined : oneOf([first, ...others], 'disposition', item.id);
  return {
    atMs: Date.parse(since) + between(habits.workMs, 'work', item.id),
    deed: { kind: 'complete', itemId: item.id, disposition },
  };
}

function answerPlan(habits: RobotHabits, { offerId, offeredAt, item }: AgentWork['offers'][number]): Plan[] {
  const mood = chance('mood', offerId);
  if (mood < habits.missShare) return [];
  const atMs = Date.parse(offeredAt) + between(habits.answerMs, 'answer', offerId);
  return mood < habits.missShare + habits.declineShare
    ? [{ atMs, deed: { kind: 'decline', itemId: item.id, offerId, reason: 'Not my field' } }]
    : [{ atMs, deed: { kind: 'accept', itemId: item.id, offerId } }];
}

import { ringOpenings } from '../../../domain/routing/plan';
import { FORGET_MS } from '../../../matcher/shard-owner';
import { UNIT_MS } from './draw';
import type { Model } from './model';

/** Longer than marks are kept. */
const LONG_MS = FORGET_MS + 10_000;

/** To an instant at which something may happen, just before it, or by any amount. */
export function pass(model: Model): string {
  const { chance, nowMs } = model;
  const laterMs = chance.one([
    () => nowMs + 1,
    () => nowMs + chance.below(4) * UNIT_MS,
    () => nowMs + UNIT_MS * chance.share(),
    () => instantAhead(model) - (chance.is(0.1) ? 1 : 0),
    () => instantAhead(model),
    () => (chance.is(0.05) ? nowMs + LONG_MS : nowMs),
  ])();
  // In quarters of a ms sums are exact: a process reckons with the same instants as the ledger.
  const passedMs = Math.max(0, Math.round(laterMs * 4) / 4 - nowMs);
  model.nowMs += passedMs;
  model.steadyMs += passedMs;
  for (const term of model.terms) term.checkRest();
  return `it is ${model.nowMs}`;
}

/** As a server that takes over from another may do. */
export function setClockBack(model: Model): string {
  // By more than an answer's way could explain.
  model.wasClockSetBack = true;
  model.nowMs -= 1_500 + model.chance.below(20) * UNIT_MS;
  return `the database's clock is set back to ${model.nowMs}`;
}

/** An offer ends, an item becomes active, a ring opens, or the pause after a decline is over; now, when none of it lies ahead. */
function instantAhead({ chance, ledger, nowMs, clocks }: Model): number {
  const row = chance.one([...ledger.allRows()]);
  if (!row) return nowMs;
  const { waiting, offer, declines } = row;
  const preferredAgentKnown = ledger.isActiveIn(waiting.preferredAgent ?? '', waiting.division);
  const instants = [
    waiting.availableAtMs,
    offer?.expiresMs ?? nowMs,
    ...Object.values(declines),
    ...ringOpenings({ ...waiting, preferredAgentKnown }, clocks).map((openingMs) => openingMs ?? nowMs),
  ];
  return chance.one(instants.filter((ms) => ms > nowMs && Number.isFinite(ms))) ?? nowMs;
}

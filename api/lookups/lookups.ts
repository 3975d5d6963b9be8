import type { Pool } from 'pg';
import type { Logger } from 'pino';
import {
  healLookup,
  type LookupCircuit,
  readLookupCircuits,
  recordLookupFailure,
  takeTrial,
} from '../../db/receiver-circuit';
import type { PlannedLookup } from '../../domain/classify/lookups-of';
import type { Spent } from '../../domain/feel/run';
import type { Question } from '../../domain/lookup/question';
import type { LookupAnswer, LookupResult } from '../../domain/lookup/result';
import type { OutboundRules } from '../../domain/receiver/judge-url';
import { durationMs } from '../../domain/time/duration';
import { createReceiverHealth } from '../../outbound/receiver-health';
import { createAnswerCache } from './answer-cache';
import { askLookup } from './ask-lookup';
import { createPlaces } from './places';

/** Whoever captures many waits no longer for all of them: what has not had its turn by then is classified without it. */
const MOST_WAITING_MS = 10_000;

/** Asks look-ups about items: each question once at a time, and not again while its answer is remembered. */
export interface Lookups {
  /** In the order of what was planned. Never throws, and takes no longer than their limits. */
  ask(planned: readonly PlannedLookup[]): Promise<LookupResult[]>;
}

/** Look-ups that failed of late, as of the beginning of a round and what it learns. */
type Circuits = Map<string, { circuit: LookupCircuit | null }>;

export function createLookups(pool: Pool, rules: OutboundRules, log: Pick<Logger, 'warn'>): Lookups {
  const cache = createAnswerCache();
  const underWay = new Map<string, Promise<LookupAnswer>>();
  const places = createPlaces(createReceiverHealth());

  const askNow = async (
    { lookup, allowance }: PlannedLookup,
    question: Question,
    circuits: Circuits,
    waitsMs: number,
  ): Promise<LookupAnswer> => {
    const receiver = { kind: 'lookup', home: lookup.document.division, target: lookup.document.key } as const;
    const name = nameOf(receiver);
    if (!(await places.enter(name, waitsMs))) return noAnswer('BUSY', 'it is asked enough at once');
    try {
      // Judged with the place in hand: those who waited for theirs need not learn one by one that it is down.
      const known = circuits.get(name);
      const circuit = known?.circuit;
      if (circuit && !(circuit.isHalfOpen && (await takeTrial(pool, receiver)))) {
        return noAnswer('LEFT_ALONE', `left alone for a while: ${circuit.failure.detail}`);
      }
      const { answer, isFault } = await askLookup(lookup, question, rules, allowance);
      if (isFault && !answer.ok) {
        const { failure } = answer;
        const isOpen = await recordLookupFailure(pool, receiver, failure);
        if (isOpen) circuits.set(name, { circuit: { isOpen, isHalfOpen: false, failure } });
      } else if (known) await healLookup(pool, receiver);
      return answer;
    } finally {
      places.leave(name);
    }
  };

  const answerOf = (one: PlannedLookup, question: Question, circuits: Circuits, waitsMs: number) => {
    const id = idOf(one, question);
    const known = cache.get(id, performance.now());
    if (known) one.allowance.spend(known.spent);
    const found = known ?? underWay.get(id);
    if (found) return found;
    const answer = askNow(one, question, circuits, waitsMs)
      .catch((error: unknown) => {
        log.warn({ err: error, lookup: one.lookup.document.key }, 'a look-up failed on our side');
        return noAnswer('NOT_REACHED', 'it failed on our side');
      })
      .then((made) => {
        const forMs = durationMs(one.lookup.document.cacheFor);
        if (made.ok && forMs > 0) cache.set(id, made, performance.now() + forMs);
        return made;
      })
      .finally(() => underWay.delete(id));
    underWay.set(id, answer);
    return answer;
  };

  return {
    ask: async (planned) => {
      const isMissing = (one: PlannedLookup) => {
        const question = one.posed.ok ? one.posed.question : null;
        return question !== null && cache.get(idOf(one, question), performance.now()) === undefined;
      };
      const missing = planned.filter(isMissing);
      const asked = countBy(missing, keyOf);
      const circuits: Circuits = missing.length === 0 ? new Map() : await circuitsOf(pool, missing, log);
      return Promise.all(
        planned.map(async (one): Promise<LookupResult> => {
          const { posed, lookup, spent } = one;
          const { key, timeoutMs } = lookup.document;
          if (!posed.ok) return { lookup: key, answer: { ok: false, failure: posed.failure, spent } };
          if (posed.question === null) return { lookup: key, answer: null };
          // What this round itself asks of the receiver may take its turns; what others ask at once, one.
          const turns = places.rounds(asked.get(keyOf(one)) ?? 1);
          const waitsMs = Math.min(MOST_WAITING_MS, timeoutMs * turns);
          const answer = await answerOf(one, posed.question, circuits, waitsMs);
          return { lookup: key, answer: { ...answer, spent: sum(answer.spent, spent) } };
        }),
      );
    },
  };
}

async function circuitsOf(pool: Pool, planned: readonly PlannedLookup[], log: Pick<Logger, 'warn'>): Promise<Circuits> {
  const receivers = planned.map(({ lookup: { document } }) => ({ home: document.division, target: document.key }));
  const distinct = [...new Map(receivers.map((one) => [nameOf(one), one])).values()];
  try {
    const rows = await readLookupCircuits(pool, distinct);
    return new Map(rows.map((row) => [nameOf(row), row]));
  } catch (error) {
    log.warn({ err: error }, 'what look-ups failed of late could not be read');
    return new Map();
  }
}

function idOf({ lookup: { document }, version }: PlannedLookup, question: Question): string {
  return JSON.stringify([document.division, document.key, version, question]);
}

function nameOf({ home, target }: { home: string; target: string }): string {
  return `${home}/${target}`;
}

function keyOf({ lookup: { document } }: PlannedLookup): string {
  return nameOf({ home: document.division, target: document.key });
}

function countBy<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return counts;
}

function noAnswer(code: string, detail: string): LookupAnswer {
  return { ok: false, failure: { code, detail }, spent: { steps: 0, made: 0 } };
}

function sum(one: Spent, other: Spent): Spent {
  return { steps: one.steps + other.steps, made: one.made + other.made };
}

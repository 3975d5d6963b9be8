import fc from 'fast-check';
import { pinThreshold } from '../../../domain/classify/pin-threshold';
import { fireSla, nextSlaMs } from '../../../domain/cases/sla';
import { type SlaThreshold, slaClock } from '../../../domain/cases/sla-clock';
import type { CaseFile } from '../../../domain/cases/file';
import type { slaRule } from '../../../domain/config/worktype-sla';
import { nextDeadline } from '../../../domain/item/deadline';
import { decide } from '../../../domain/item/decide';
import type { ItemState } from '../../../domain/item/state';
import { slaInstants } from '../../../domain/sla/instants';
import { wallClock } from '../../../domain/time/clock';
import { accept, change } from '../item/acting';
import { NOON, sampleItem } from '../item/sample-item';
import { untouchedCase } from '../../cases/untouched-case';
import type { z } from 'zod';

const TARGET_MS = 1_000_000;
const MOST = 3;
/** A threshold of neither kind yet: whether it acts only while nobody has begun. */
interface Rule {
  share: number;
  relation: { after?: 'due'; before?: 'due' };
  repeat: number | null;
  escalate: boolean;
  isForIdle: boolean;
}

const rule: fc.Arbitrary<Rule> = fc.record({
  share: fc.integer({ min: 0, max: 150 }),
  relation: fc.constantFrom({}, { after: 'due' as const }, { before: 'due' as const }),
  repeat: fc.option(fc.integer({ min: 7, max: 60 })),
  escalate: fc.boolean(),
  isForIdle: fc.boolean(),
});

/** What came, when, and how far the priority was raised by then. */
type Told = [atMs: number, text: string, count: number | null, raised: number];

function written({ share, relation, repeat, escalate }: Rule) {
  return {
    at: `${share}%`,
    ...relation,
    ...(repeat === null ? {} : { repeat: `${repeat}%` }),
    escalate,
    actions: [{ raisePriority: 1 }],
  };
}

function toldOfItem(rules: readonly Rule[], isBegun: boolean, untilMs: number): Told[] {
  const documents = rules.map((one) => ({
    ...written(one),
    states: [one.isForIdle ? 'waiting' : 'not-completed'],
    actions: [{ raisePriority: 1, evenIfHeld: false }],
  })) as z.output<typeof slaRule>['thresholds'];
  const { thresholdsMs } = slaInstants(
    { startMs: NOON, targetMs: TARGET_MS, expiryMs: null },
    documents,
    wallClock,
    documents.map(() => 0),
  );
  const thresholds = documents.map((one) => pinThreshold(one, TARGET_MS));
  let state: ItemState = sampleItem({
    thresholds,
    thresholdsMs,
    dueMs: NOON + TARGET_MS,
    expiresMs: null,
    maxEscalations: MOST,
  });
  if (isBegun) state = change(state, accept).state;
  const told: Told[] = [];
  for (let next = nextDeadline(state); next && next.atMs <= untilMs; next = nextDeadline(state)) {
    if (next.action !== 'threshold') throw new Error(next.action);
    const repeatMs = state.rules.thresholds[next.index]?.repeatMs ?? null;
    const nextMs = repeatMs === null ? null : next.atMs + repeatMs;
    const decision = decide(state, { ...next, nextMs }, next.atMs);
    if (decision.kind !== 'change') throw new Error(decision.kind);
    state = decision.change.state;
    const [event] = decision.change.events;
    if (!event) continue;
    const { threshold, count = null } = event.data as { threshold: string; count?: number };
    told.push([Math.round(next.atMs), threshold, count, state.rules.curve.offset]);
  }
  return told;
}

function toldOfCase(rules: readonly Rule[], isBegun: boolean, untilMs: number): Told[] {
  const thresholds = rules.map((one) => ({
    ...written(one),
    states: [one.isForIdle ? 'open' : 'not-completed'],
  })) as SlaThreshold[];
  const sla = { thresholds, maxEscalations: MOST };
  const statuses = [
    { key: 'new', category: 'open' as const },
    { key: 'busy', category: 'working' as const },
  ];
  const type = { statuses, sla };
  let file: CaseFile = {
    ...untouchedCase,
    status: isBegun ? 'busy' : 'new',
    clocks: [{ ...slaClock(null, sla, NOON, TARGET_MS), isOverdue: true }],
  };
  const told: Told[] = [];
  for (let atMs = nextSlaMs(file); atMs !== null && atMs <= untilMs; atMs = nextSlaMs(file)) {
    const { next, entries } = fireSla(type, file, atMs);
    file = next;
    let raised = (file.priority ?? 0) - entries.filter((one) => one.type === 'reprioritized').length;
    for (const [index, { type: kind, data }] of entries.entries()) {
      if (kind === 'reprioritized') continue;
      if (entries[index + 1]?.type === 'reprioritized') raised += 1;
      told.push([atMs, data['at'] as string, (data['count'] as number | undefined) ?? null, raised]);
    }
  }
  return told;
}

test('thresholds come to items and cases at the same instants, in the same states, and escalate alike', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(rule, { maxLength: 5, selector: ({ share }) => share }),
      fc.boolean(),
      fc.integer({ min: 0, max: 3 * TARGET_MS }),
      (rules, isBegun, spanMs) => {
        const sorted = (told: Told[]) => told.map((one) => JSON.stringify(one));
        expect(sorted(toldOfCase(rules, isBegun, NOON + spanMs))).toEqual(
          sorted(toldOfItem(rules, isBegun, NOON + spanMs)),
        );
      },
    ),
  );
});

test('an escalation counts to three, the fourth ends it, and none comes by itself again', () => {
  const often: Rule = { share: 0, relation: {}, repeat: 10, escalate: true, isForIdle: false };
  const told = toldOfCase([often], false, NOON + TARGET_MS);
  expect(told.map(([, , count, raised]) => [count, raised])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 3],
  ]);
});

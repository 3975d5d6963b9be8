import fc from 'fast-check';
import type { AnyCommand } from '../../../domain/item/command';
import { nextDeadline } from '../../../domain/item/deadline';
import { decide, statesFor } from '../../../domain/item/decide';
import { type Actor, CLOCK } from '../../../domain/item/event';
import type { Refusal } from '../../../domain/item/refusal';
import { isClosed, type ItemState } from '../../../domain/item/state';
import { after, ana, ben, change, crm, HOUR, sue } from './acting';
import { claimRules, NOON, sampleItem } from './sample-item';

const accept = (actor: Actor, offerId = 'o1'): AnyCommand => ({ action: 'accept', actor, agent: actor.id, offerId });
const complete = (actor: Actor, disposition?: string): AnyCommand => ({ action: 'complete', actor, disposition });
const cancel = (actor: Actor): AnyCommand => ({ action: 'cancel', actor });

const byAgent = sampleItem({ completion: { by: 'agent', markDone: true, sourceTimeoutMs: null } });
const bySource = sampleItem({ completion: { by: 'source', markDone: true, sourceTimeoutMs: 60_000 } });
const both = sampleItem();
const bothWithoutMarkDone = sampleItem({ completion: { by: 'both', markDone: false, sourceTimeoutMs: 60_000 } });
const scheduled = sampleItem({ activationMs: NOON + HOUR });

test.each<[string, ItemState, AnyCommand, ItemState['state'], string]>([
  ['an accepted claim is in review', both, accept(ana), 'connected', 'review'],
  [
    'one offered at its activation is accepted before its timer is served',
    scheduled,
    accept(ana),
    'connected',
    'review',
  ],
  ['mode agent: the agent completes', after(byAgent, accept(ana)), complete(ana, 'approved'), 'completed', 'closed'],
  ['mode both: the agent marks it done', after(both, accept(ana)), complete(ana), 'awaiting-source', 'review'],
  [
    'after Mark Done the source completes',
    after(both, accept(ana), complete(ana)),
    complete(crm),
    'completed',
    'closed',
  ],
  ['the source completes what waits', both, complete(crm), 'completed', 'closed'],
  ['the source completes what an agent holds', after(bySource, accept(ana)), complete(crm), 'completed', 'closed'],
  ['the source completes what is not yet active', scheduled, complete(crm), 'completed', 'closed'],
  ['the holder cancels', after(both, accept(ana)), cancel(ana), 'cancelled', 'closed'],
  ['a supervisor cancels what waits', both, cancel(sue), 'cancelled', 'closed'],
  ['the source cancels after Mark Done', after(both, accept(ana), complete(ana)), cancel(crm), 'cancelled', 'closed'],
])('%s', (_, item, command, state, status) => {
  const next = change(item, command).state;
  expect([next.state, next.status, next.version]).toEqual([state, status, item.version + 1]);
});

test.each<[string, ItemState, AnyCommand, Refusal]>([
  ['a second agent cannot accept', after(both, accept(ana)), accept(ben), 'NOT_OFFERED'],
  ['the holder cannot accept it by another offer', after(both, accept(ana)), accept(ana, 'o2'), 'NOT_OFFERED'],
  ['a closed item cannot be accepted', after(both, cancel(sue)), accept(ana), 'ITEM_CLOSED'],
  ['who does not hold it cannot complete it', after(both, accept(ana)), complete(ben), 'NOT_YOURS'],
  ['what waits cannot be completed by an agent', both, complete(ana), 'WRONG_STATE'],
  ['mode source: an agent cannot complete', after(bySource, accept(ana)), complete(ana), 'MARK_DONE_DISABLED'],
  [
    'Mark Done disabled: an agent cannot complete',
    after(bothWithoutMarkDone, accept(ana)),
    complete(ana),
    'MARK_DONE_DISABLED',
  ],
  ['a disposition must be known', after(both, accept(ana)), complete(ana, 'lost'), 'UNKNOWN_DISPOSITION'],
  ['a stranger does not learn the dispositions', after(both, accept(ana)), complete(ben, 'lost'), 'NOT_YOURS'],
  ['who does not hold it cannot cancel as an agent', after(both, accept(ana)), cancel(ben), 'NOT_YOURS'],
  ['a completed item cannot be cancelled', after(both, complete(crm)), cancel(crm), 'ITEM_CLOSED'],
  [
    'a completed item has its disposition',
    after(byAgent, accept(ana), complete(ana, 'approved')),
    complete(ana, 'rejected'),
    'ITEM_CLOSED',
  ],
  [
    'a stranger learns nothing from completing what is completed',
    after(byAgent, accept(ana), complete(ana)),
    complete(ben),
    'ITEM_CLOSED',
  ],
])('%s', (_, item, command, refusal) => {
  expect(decide(item, command, NOON)).toEqual({ kind: 'refused', refusal });
});

test('one accepted before its activation was entered was queued at its activation all the same', () => {
  const { events } = change(scheduled, accept(ana), NOON + HOUR + 5_000);
  expect(events.map(({ type, atMs }) => [type, atMs])).toContainEqual(['queued', NOON + HOUR]);
  expect(events.findIndex(({ type }) => type === 'queued')).toBe(0);
});

test('a command whose effect holds already changes nothing', () => {
  const held = after(both, accept(ana));
  const done = after(held, complete(ana, 'approved'));
  const closed = after(done, complete(crm));
  expect([
    decide(held, accept(ana), NOON),
    decide(done, complete(ana, 'approved'), NOON),
    decide(closed, complete(crm), NOON),
    decide(closed, complete(ana, 'approved'), NOON),
    decide(after(both, cancel(crm)), cancel(sue), NOON),
  ]).toEqual(Array(5).fill({ kind: 'unchanged' }));
});

test('what an agent marked done goes back into distribution when its source is silent, with its curve and its place', () => {
  const done = after(both, accept(ana), complete(ana, 'approved'));
  const deadline = nextDeadline(done);
  expect(deadline).toEqual({ action: 'source-timeout', atMs: NOON + 900_000 });
  const back = change(done, deadline as AnyCommand, NOON + 900_000);
  expect(back.ledger).toEqual({ kind: 'enqueue' });
  expect(back.state).toMatchObject({
    state: 'queued',
    queuedSinceMs: both.queuedSinceMs,
    rules: { curve: claimRules.curve },
    // Its next agent decides anew.
    disposition: null,
    doneBy: null,
  });
});

test('what activates and expires at one instant activates first', () => {
  const item = sampleItem({ activationMs: NOON + HOUR, expiresMs: NOON + HOUR });
  expect(nextDeadline(item)).toEqual({ action: 'activate', atMs: NOON + HOUR });
});

test('where Mark Done is disabled the wait for the source runs from accept and takes the item out of the hands', () => {
  const held = after(bothWithoutMarkDone, accept(ana));
  const deadline = nextDeadline(held);
  expect(deadline).toEqual({ action: 'source-timeout', atMs: NOON + 60_000 });
  expect(change(held, deadline as AnyCommand, NOON + 60_000)).toMatchObject({
    state: { state: 'queued', assignee: null },
    ledger: { kind: 'enqueue' },
  });
});

test('expiry sets the overdue status once, tells supervisors once, and leaves the item in the hands it is in', () => {
  const held = after(both, accept(ana));
  const expire: AnyCommand = { action: 'expire', atMs: NOON + 72 * HOUR };
  expect(nextDeadline(held)).toEqual(expire);
  const expired = change(held, expire, NOON + 72 * HOUR);
  expect(expired).toMatchObject({
    state: { state: 'connected', status: 'overdue', isOverdue: true },
    effects: [{ kind: 'webhook', event: 'overdue' }],
    ledger: { kind: 'untouched' },
  });
  expect(decide(expired.state, expire, NOON + 72 * HOUR)).toEqual({ kind: 'unchanged' });
  expect(nextDeadline(expired.state)).toBeUndefined();
});

const actors = fc.constantFrom(ana, ben, sue, crm);
const commands: fc.Arbitrary<AnyCommand | 'clock'> = fc.oneof(
  fc
    .record({ actor: fc.constantFrom(ana, ben), offer: fc.constantFrom('o1', 'o2') })
    .map(({ actor, offer }) => accept(actor, offer)),
  fc
    .record({ actor: actors, disposition: fc.constantFrom(undefined, 'approved', 'lost') })
    .map(({ actor, disposition }) => complete(actor, disposition)),
  actors.map(cancel),
  fc
    .record({ actor: actors, untilMs: fc.constantFrom(undefined, NOON + HOUR) })
    .map(({ actor, untilMs }): AnyCommand => {
      return { action: 'park', actor, workbin: 'agent:ana', ...(untilMs && { untilMs }) };
    }),
  actors.map((actor): AnyCommand => ({ action: 'release', actor })),
  actors.map((actor): AnyCommand => ({ action: 'requeue', actor })),
  fc.constantFrom('ana', 'ben').map((agent): AnyCommand => ({ action: 'assign', actor: sue, agent })),
  fc.constantFrom(ana, ben).map((actor): AnyCommand => {
    return { action: 'pull', actor, agent: actor.id, pick: { by: 'priority', skipped: 0 } };
  }),
  fc
    .record({ actor: actors, to: fc.constantFrom({ queue: 'other' }, { workbin: 'shelf' }, { workbin: 'agent:ben' }) })
    .map(({ actor, to }): AnyCommand => ({ action: 'transfer', actor, to })),
  fc.constantFrom('ana', 'ben').map((agent): AnyCommand => {
    return { action: 'logout', actor: CLOCK, agent, offlineSinceMs: NOON };
  }),
  fc.constant('clock' as const),
);
const takenAway = sampleItem({ onLogout: { policy: 'requeue', afterMs: 0, workbin: null } });
const items = fc.constantFrom(byAgent, bySource, both, bothWithoutMarkDone, scheduled, takenAway);

test('over any sequence of commands: versions rise by one, an agent holds it exactly while connected, and it closes once', () => {
  fc.assert(
    fc.property(items, fc.array(commands, { maxLength: 30 }), (item, sequence) => {
      let state = item;
      let nowMs = NOON;
      let inLedger = true;
      const closings: string[] = [];
      for (const next of sequence) {
        const command = next === 'clock' ? nextDeadline(state) : next;
        if (!command) continue;
        if ('atMs' in command) nowMs = Math.max(nowMs, command.atMs);
        const wasClosed = isClosed(state);
        const decision = decide(state, command, nowMs);
        if (decision.kind !== 'change') continue;
        const { change } = decision;
        expect(wasClosed).toBe(false);
        expect(change.state.version).toBe(state.version + 1);
        expect(change.events.length).toBeGreaterThan(0);
        expect(change.state.assignee !== null).toBe(change.state.state === 'connected');
        expect(change.state.workbin !== null).toBe(change.state.state === 'parked');
        expect(change.state.wakeMs === null || change.state.state === 'parked').toBe(true);
        expect(isClosed(change.state)).toBe(change.state.closedMs !== null);
        // The ledger holds what is in hands, what waits, and what wakes up: nothing else.
        const { state: phase, wakeMs } = change.state;
        const isInLedger =
          ['scheduled', 'queued', 'connected'].includes(phase) || (phase === 'parked' && wakeMs !== null);
        inLedger = change.ledger.kind === 'untouched' ? inLedger : change.ledger.kind !== 'remove';
        expect(inLedger).toBe(isInLedger);
        if (change.ledger.kind === 'remove' || change.ledger.kind === 'enqueue')
          expect(change.state.assignee).toBeNull();
        expect(change.state.queuedSinceMs).toBe(item.queuedSinceMs);
        expect(change.state.rules.curve).toBe(item.rules.curve);
        closings.push(
          ...change.effects
            .filter(({ event }) => event === 'completed' || event === 'cancelled')
            .map(({ event }) => event),
        );
        state = change.state;
      }
      expect(closings).toEqual(isClosed(state) ? [state.state] : []);
      expect(nextDeadline(state) === undefined || !isClosed(state)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('for what is refused by its state the states are told that would do', () => {
  expect(statesFor(both, complete(ana), NOON)).toEqual(['connected']);
  const pull: AnyCommand = { action: 'pull', actor: ana, agent: 'ana', pick: { by: 'priority', skipped: 0 } };
  expect(statesFor(both, pull, NOON)).toEqual(expect.arrayContaining(['queued', 'parked']));
  expect(statesFor(both, pull, NOON)).not.toContain('paused');
});

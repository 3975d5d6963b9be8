import type { AnyCommand, Pick } from '../../../domain/item/command';
import type { Change } from '../../../domain/item/decision';
import { nextDeadline } from '../../../domain/item/deadline';
import { decide } from '../../../domain/item/decide';
import { type Actor, CLOCK } from '../../../domain/item/event';
import type { Refusal } from '../../../domain/item/refusal';
import type { ItemState } from '../../../domain/item/state';
import { waitingItem } from '../../../domain/item/waiting';
import { accept, after, ana, ben, change, HOUR, sue } from './acting';
import { NOON, sampleItem } from './sample-item';

const NEXT: Pick = { by: 'priority', skipped: 0 };

const pull = (actor: Actor, pick = NEXT): AnyCommand => ({ action: 'pull', actor, agent: actor.id, pick });
const assign = (agent: string): AnyCommand => ({ action: 'assign', actor: sue, agent });
const park = (actor: Actor, more: { workbin?: string; untilMs?: number; reason?: string } = {}): AnyCommand => ({
  action: 'park',
  actor,
  workbin: `agent:${actor.id}`,
  ...more,
});
const release = (actor: Actor): AnyCommand => ({ action: 'release', actor });
const requeue: AnyCommand = { action: 'requeue', actor: sue };
const transfer = (actor: Actor, to: { queue: string } | { workbin: string }): AnyCommand => ({
  action: 'transfer',
  actor,
  to,
});
const logout: AnyCommand = { action: 'logout', actor: CLOCK, agent: 'ana', offlineSinceMs: NOON };
const done: AnyCommand = { action: 'complete', actor: ana };

const waiting = sampleItem();
const held = after(waiting, accept);
const parked = after(held, park(ana));
const sleeping = after(held, park(ana, { untilMs: NOON + HOUR, reason: 'call back' }));
const away = after(waiting, accept, done);

test.each<[string, ItemState, AnyCommand, Partial<ItemState>, Change['ledger']]>([
  ['parked, it leaves the hands', held, park(ana), { state: 'parked', workbin: 'agent:ana' }, { kind: 'remove' }],
  ['released, it is in its queue', held, release(ana), { state: 'queued', assignee: null }, { kind: 'enqueue' }],
  [
    'pulled out of a queue',
    waiting,
    pull(ben),
    { state: 'connected', assignee: 'ben', offerId: null, status: 'review' },
    { kind: 'take', agent: 'ben', pick: NEXT },
  ],
  ['pulled out of a workbin', parked, pull(ben), { workbin: null }, { kind: 'take', agent: 'ben', pick: NEXT }],
  ['assigned while it waits', waiting, assign('ben'), { assignee: 'ben' }, { kind: 'take', agent: 'ben', pick: null }],
  ['assigned while parked', sleeping, assign('ben'), { wakeMs: null }, { kind: 'take', agent: 'ben', pick: null }],
  ['requeued out of hands', held, requeue, { state: 'queued', assignee: null }, { kind: 'enqueue' }],
  ['requeued from a shelf', sleeping, requeue, { state: 'queued', workbin: null, wakeMs: null }, { kind: 'enqueue' }],
  ['requeued while its source is silent', away, requeue, { state: 'queued', doneBy: null }, { kind: 'enqueue' }],
  ['handed to a colleague', held, transfer(ana, { workbin: 'agent:ben' }), { state: 'parked' }, { kind: 'remove' }],
  ['moved to a shelf by a supervisor', waiting, transfer(sue, { workbin: 'shelf' }), {}, { kind: 'remove' }],
  ['passed on from his own shelf', parked, transfer(ana, { workbin: 'shelf' }), {}, { kind: 'remove' }],
])('%s', (_, item, command, state, ledger) => {
  const made = change(item, command);
  expect(made.state).toMatchObject({ ...state, version: item.version + 1, queuedSinceMs: item.queuedSinceMs });
  expect(made.ledger).toEqual(ledger);
  expect(made.effects).toEqual([]);
});

test.each<[string, ItemState, AnyCommand, Refusal]>([
  ['only the holder parks', held, park(ben), 'NOT_YOURS'],
  ['what waits cannot be parked', waiting, park(ana), 'WRONG_STATE'],
  ['only the holder releases', held, release(ben), 'NOT_YOURS'],
  ['what lies on a shelf cannot be released', parked, release(ana), 'WRONG_STATE'],
  ['what somebody holds cannot be pulled', held, pull(ben), 'NOT_YOURS'],
  ['what waits for its source cannot be pulled', away, pull(ben), 'WRONG_STATE'],
  ['what somebody holds is not assigned to another', held, assign('ben'), 'NOT_YOURS'],
  ['an agent transfers nothing of others', held, transfer(ben, { queue: 'other' }), 'NOT_YOURS'],
  ['an agent transfers nothing that waits', waiting, transfer(ana, { workbin: 'shelf' }), 'NOT_YOURS'],
  ['what waits for its source is not transferred', away, transfer(sue, { queue: 'other' }), 'WRONG_STATE'],
  ['what is not active is not pulled', sampleItem({ activationMs: NOON + HOUR }), pull(ana), 'WRONG_STATE'],
])('%s', (_, item, command, refusal) => {
  expect(decide(item, command, NOON)).toEqual({ kind: 'refused', refusal });
});

test.each<[string, ItemState, AnyCommand]>([
  ['parking again', parked, park(ana)],
  ['releasing again', after(held, release(ana)), release(ana)],
  ['pulling again', after(waiting, pull(ben)), pull(ben)],
  ['assigning again', after(waiting, assign('ben')), assign('ben')],
  ['requeueing what waits', waiting, requeue],
  ['moving it to where it is', parked, transfer(sue, { workbin: 'agent:ana' })],
  ['moving it to its own queue', waiting, transfer(sue, { queue: 'claims' })],
  ['a logout whose worktype lets him keep it', held, logout],
])('%s changes nothing', (_, item, command) => {
  expect(decide(item, command, NOON)).toEqual({ kind: 'unchanged' });
});

test('every hand on a closed item is refused as such', () => {
  const closed = after(waiting, { action: 'cancel', actor: sue });
  for (const command of [park(ana), release(ana), pull(ana), assign('ana'), requeue, transfer(sue, { queue: 'other' })])
    expect(decide(closed, command, NOON)).toEqual({ kind: 'refused', refusal: 'ITEM_CLOSED' });
});

test('from its wake-up on it is in distribution, at its instant, however late its entry', () => {
  expect(waitingItem(sleeping).availableAtMs).toBe(NOON + HOUR);
  expect(nextDeadline(sleeping)).toEqual({ action: 'wake', atMs: NOON + HOUR });
  const entry = { type: 'queued', atMs: NOON + HOUR, data: { queue: 'claims' } };
  const woken = change(sleeping, { action: 'wake', atMs: NOON + HOUR }, NOON + 2 * HOUR);
  expect(woken).toMatchObject({ state: { state: 'queued', workbin: null }, ledger: { kind: 'untouched' } });
  expect(woken.events).toEqual([entry]);
  const offered = change(sleeping, accept, NOON + HOUR + 5);
  expect(offered.events.map(({ type }) => type)).toEqual(['queued', 'accepted']);
  expect(offered.events[0]).toEqual(entry);
  // A pull after it is one from the queue.
  expect(change(sleeping, pull(ben), NOON + HOUR).events[1]?.data).toMatchObject({ queue: 'claims' });
  expect(change(sleeping, pull(ben), NOON + HOUR - 1).events[0]?.data).toMatchObject({ workbin: 'agent:ana' });
});

test('one without a wake-up is never offered', () => {
  expect(decide(parked, accept, NOON + HOUR)).toEqual({ kind: 'refused', refusal: 'NOT_OFFERED' });
  expect(nextDeadline(parked)?.action).toBe('expire');
});

test('a transfer to a queue keeps plan and curve', () => {
  const { state, events } = change(held, transfer(ana, { queue: 'other' }));
  expect(state.rules).toEqual({ ...held.rules, queue: 'other' });
  expect(events.map(({ type }) => type)).toEqual(['transferred', 'queued']);
});

test('choices are told with what they skipped, assignments with what they override', () => {
  expect(change(waiting, pull(ben, { by: 'choice', skipped: 3 })).events[0]).toMatchObject({
    type: 'pulled',
    data: { agent: 'ben', by: 'choice', skipped: 3 },
  });
  expect(change(waiting, assign('ben')).events[0]).toMatchObject({ type: 'assigned', data: { rulesOverridden: true } });
});

test('where its source must answer in time, the time runs from a pull as from an accept, and stands while it is parked', () => {
  const item = sampleItem({ completion: { by: 'source', markDone: true, sourceTimeoutMs: 60_000 } });
  const pulled = after(item, pull(ana));
  expect(pulled.sourceDeadlineMs).toBe(NOON + 60_000);
  expect(after(pulled, park(ana)).sourceDeadlineMs).toBeNull();
});

test.each<[string, Partial<ItemState['rules']['onLogout']>, Partial<ItemState>]>([
  ['requeue: into its queue', { policy: 'requeue' }, { state: 'queued', assignee: null }],
  ['workbin: on his own shelf', { policy: 'workbin' }, { state: 'parked', workbin: 'agent:ana' }],
  ['workbin: on a named shelf', { policy: 'workbin', workbin: 'shelf' }, { state: 'parked', workbin: 'shelf' }],
])('after a logout by policy %s, unless he is back', (_, rule, state) => {
  const onLogout = { ...waiting.rules.onLogout, ...rule };
  const item = after(sampleItem({ onLogout }), accept);
  const made = change(item, logout);
  expect(made.state).toMatchObject(state);
  expect(made.whileOffline).toEqual({ agent: 'ana', sinceMs: NOON });
  // Somebody else has it by now.
  const other = after(item, release(ana), pull(ben));
  expect(decide(other, logout, NOON)).toEqual({ kind: 'unchanged' });
});

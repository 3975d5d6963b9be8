import type { Classified } from '../../../domain/classify/classified';
import type { AnyCommand, ClockCommand } from '../../../domain/item/command';
import { nextDeadline } from '../../../domain/item/deadline';
import { decide } from '../../../domain/item/decide';
import type { Actor } from '../../../domain/item/event';
import type { Refusal } from '../../../domain/item/refusal';
import { restart } from '../../../domain/item/restart';
import type { PauseEnd, Schedule } from '../../../domain/item/schedule';
import type { ItemState } from '../../../domain/item/state';
import { accept, ana, ben, change, crm, HOUR, sue, types } from './acting';
import { claimRules, NOON, sampleItem } from './sample-item';

const hold: AnyCommand = { action: 'hold', actor: ana };
const pause: AnyCommand = { action: 'pause', actor: crm };
const resume = (actor: Actor, pausedMs: number, schedule?: Schedule): AnyCommand => ({
  action: 'resume',
  actor,
  pausedMs,
  ...(schedule ? { schedule } : {}),
});

function scheduleOf(item: ItemState, more: Partial<Schedule>): Schedule {
  const { activationMs, dueMs, expiresMs, statusesMs, rules } = item;
  const { plan, ringBaseMs, curve } = rules;
  const thresholdsMs = item.thresholds.map(({ nextMs }) => nextMs);
  return {
    activationMs,
    dueMs,
    expiresMs,
    ringBaseMs,
    plan,
    thresholdsMs,
    statusesMs,
    points: curve.points,
    overdue: curve.overdue,
    ...more,
  };
}

const waiting = sampleItem();
const held = change(waiting, accept).state;
const onHold = change(held, hold, NOON + HOUR).state;
const paused = change(held, pause, NOON + HOUR).state;

describe('hold and pause', () => {
  test('a hold frees the room and keeps the holder', () => {
    expect(change(held, hold).ledger).toEqual({ kind: 'remove' });
    expect(onHold).toMatchObject({ state: 'paused', assignee: 'ana', pausedMs: NOON + HOUR });
  });

  test('who resumes what he holds needs room for it', () => {
    const made = change(onHold, resume(ana, NOON + HOUR));
    expect(made.ledger).toEqual({ kind: 'take', agent: 'ana', pick: null });
    expect(made.state).toMatchObject({ state: 'connected', assignee: 'ana', pausedMs: null });
  });

  test('a held item that a supervisor resumes goes back to its queue', () => {
    const made = change(onHold, resume(sue, NOON + HOUR));
    expect(made.state).toMatchObject({ state: 'queued', assignee: null });
    expect(made.ledger).toEqual({ kind: 'enqueue' });
  });

  test('a pause takes the item out of hands', () => {
    expect(change(held, pause).ledger).toEqual({ kind: 'remove' });
    expect(paused).toMatchObject({ state: 'paused', assignee: null, pausedMs: NOON + HOUR });
  });

  test('nothing is due while the clocks stand still', () => {
    expect(nextDeadline(paused)).toBeUndefined();
    const running = change(sampleItem({ pauseStopsClocks: false }), pause).state;
    expect(nextDeadline(running)).toEqual({ action: 'expire', atMs: NOON + 72 * HOUR });
  });

  test('a resume computed for another pause is refused', () => {
    expect(decide(paused, resume(crm, NOON), NOON)).toEqual({ kind: 'refused', refusal: 'WRONG_STATE' });
  });

  test.each<[string, ItemState, (pauseEnd?: PauseEnd) => AnyCommand]>([
    ['a requeue', paused, (pauseEnd) => ({ action: 'requeue', actor: sue, pauseEnd })],
    ['a requeue of what is held', onHold, (pauseEnd) => ({ action: 'requeue', actor: sue, pauseEnd })],
    ['a transfer', paused, (pauseEnd) => ({ action: 'transfer', actor: sue, to: { queue: 'other' }, pauseEnd })],
    [
      'a transfer by its holder',
      onHold,
      (pauseEnd) => ({ action: 'transfer', actor: ana, to: { workbin: 'shelf' }, pauseEnd }),
    ],
  ])('%s ends a pause as a resume does, and only the one that it was computed for', (_, item, command) => {
    const schedule = scheduleOf(item, { dueMs: NOON + 50 * HOUR, expiresMs: NOON + 74 * HOUR });
    const ended = change(item, command({ pausedMs: NOON + HOUR, schedule }), NOON + 3 * HOUR).state;
    expect(ended).toMatchObject({ dueMs: NOON + 50 * HOUR, expiresMs: NOON + 74 * HOUR, pausedMs: null });
    for (const other of [undefined, { pausedMs: NOON, schedule }])
      expect(decide(item, command(other), NOON + 3 * HOUR)).toEqual({ kind: 'refused', refusal: 'CONFLICT' });
    // Where the clocks ran on there is nothing to be sent.
    const running = { ...item, rules: { ...item.rules, pauseStopsClocks: false } };
    expect(change(running, command(), NOON + 3 * HOUR).state).toMatchObject({ dueMs: item.dueMs, pausedMs: null });
  });

  test('another plan during a pause counts its rings from when the clocks go on', () => {
    const plan = { ...claimRules.plan, key: 'other' };
    const classified = { ...claimRules, plan };
    const again: AnyCommand = { action: 'reclassify', actor: sue, classified, takeBack: false };
    expect(change(paused, again, NOON + 3 * HOUR).state).toMatchObject({
      pausedMs: NOON + HOUR,
      rules: { ringBaseMs: NOON + HOUR },
    });
  });

  test('a resume before the activation gives a scheduled item', () => {
    const later = scheduleOf(waiting, { activationMs: NOON + 9 * HOUR });
    expect(change(paused, resume(crm, NOON + HOUR, later), NOON + 2 * HOUR).state.state).toBe('scheduled');
  });
});

describe('other clocks', () => {
  const reschedule = (schedule: Schedule, actor = crm): AnyCommand => ({ action: 'reschedule', actor, schedule });

  test('an activation that lies ahead takes it out of hands', () => {
    const made = change(held, reschedule(scheduleOf(held, { activationMs: NOON + HOUR })));
    expect(made.state).toMatchObject({ state: 'scheduled', assignee: null });
    expect(made.ledger).toEqual({ kind: 'enqueue' });
  });

  test('another due date leaves it in hands, or with its offer', () => {
    const dueMs = NOON + 50 * HOUR;
    expect(change(held, reschedule(scheduleOf(held, { dueMs }))).ledger).toEqual({ kind: 'refresh' });
    expect(change(waiting, reschedule(scheduleOf(waiting, { dueMs }))).ledger).toEqual({ kind: 'refresh' });
  });

  test('one that is no longer late loses the overdue status and may become late again', () => {
    const late = change(waiting, { action: 'expire', atMs: NOON + 72 * HOUR }, NOON + 72 * HOUR).state;
    expect(late).toMatchObject({ isOverdue: true, status: 'overdue' });
    const expiresMs = NOON + 96 * HOUR;
    const made = change(
      late,
      { action: 'extend', actor: sue, schedule: scheduleOf(late, { expiresMs }) },
      NOON + 73 * HOUR,
    );
    expect(made.state).toMatchObject({ isOverdue: false, status: 'open' });
    expect(types(made)).toEqual(['extended', 'status-changed']);
    expect(nextDeadline(made.state)).toEqual({ action: 'expire', atMs: expiresMs });
  });

  test('the same clocks again change nothing', () => {
    expect(decide(waiting, reschedule(scheduleOf(waiting, {})), NOON)).toEqual({ kind: 'unchanged' });
  });

  test('a due date is given also where it is the one that the rules had come to, once', () => {
    const same = reschedule(scheduleOf(waiting, { dueIsGiven: true }));
    const made = change(waiting, same);
    expect(made.state.rules.given.dueAt).toBe(true);
    expect(types(made)).toEqual(['rescheduled']);
    expect(decide(made.state, same, NOON)).toEqual({ kind: 'unchanged' });
  });

  test('the source is told of what it did not do itself', () => {
    const schedule = scheduleOf(held, { dueMs: NOON + 50 * HOUR });
    expect(change(held, reschedule(schedule, crm)).effects).toEqual([]);
    expect(change(held, reschedule(schedule, sue)).effects).toEqual([{ kind: 'sync', event: 'changed' }]);
  });
});

test('a fixed priority replaces the curve until null gives it back', () => {
  const fixed = change(waiting, { action: 'reprioritize', actor: sue, priority: 700 });
  expect(fixed.state.rules.curve.fixed).toBe(700);
  expect(fixed.ledger).toEqual({ kind: 'refresh' });
  expect(
    change(fixed.state, { action: 'reprioritize', actor: sue, priority: null }).state.rules.curve.fixed,
  ).toBeNull();
});

const strict = sampleItem({
  statuses: [
    { key: 'open', name: 'Open', category: 'open', next: ['review'], afterMs: null },
    { key: 'review', name: 'In review', category: 'working', next: [], afterMs: null },
    { key: 'closed', name: 'Closed', category: 'closed', next: null, afterMs: null },
  ],
});

test.each<[string, ItemState, AnyCommand, Refusal]>([
  ['a status that is none', waiting, { action: 'set-status', actor: sue, status: 'gone' }, 'UNKNOWN_STATUS'],
  [
    'a status that nothing leads to',
    held,
    { action: 'set-status', actor: sue, status: 'closed' },
    'TRANSITION_NOT_ALLOWED',
  ],
  [
    'a step back',
    change(strict, accept).state,
    { action: 'set-status', actor: ana, status: 'open' },
    'TRANSITION_NOT_ALLOWED',
  ],
  ["another's item", held, { action: 'set-status', actor: ben, status: 'open' }, 'NOT_YOURS'],
  ['a hold by somebody else', held, { action: 'hold', actor: ben }, 'NOT_YOURS'],
  ['a hold of what waits', waiting, hold, 'WRONG_STATE'],
  ["an update of another's item", held, { action: 'update', actor: ben, attributes: { A: 1 } }, 'NOT_YOURS'],
])('%s is refused', (_, item, command, refusal) => {
  expect(decide(item, command, NOON)).toEqual({ kind: 'refused', refusal });
});

test.each<[ClockCommand['action'], ItemState]>([
  ['activate', sampleItem({ activationMs: NOON + HOUR })],
  ['wake', { ...waiting, state: 'parked', workbin: 'agent:ana', wakeMs: NOON + HOUR }],
  ['expire', waiting],
  ['source-timeout', change(held, { action: 'complete', actor: ana }).state],
  ['threshold', sampleItem({ thresholds: [], thresholdsMs: [NOON + HOUR] })],
  ['timed-status', sampleItem({ statusesMs: { review: NOON + HOUR } })],
])('a deadline that has moved meanwhile does nothing: %s', (action, item) => {
  const moved = { action, index: 0, status: 'review', nextMs: null, atMs: NOON + 7 * HOUR } as ClockCommand;
  expect(decide(item, moved, NOON + 7 * HOUR)).toEqual({ kind: 'unchanged' });
});

test('an update changes what it gives, and says which values are new', () => {
  const update = (more: object): AnyCommand => ({ action: 'update', actor: ana, ...more });
  const named = change(held, update({ name: 'A broken leg' }));
  expect(named.state).toEqual({ ...held, version: held.version + 1, name: 'A broken leg' });
  const valued = change(named.state, update({ attributes: { Case_ID: 'C-1', Claim_Value: 5 } }));
  expect(valued.state).toMatchObject({ name: 'A broken leg', attributes: { Case_ID: 'C-1', Claim_Value: 5 } });
  expect(valued.events[0]?.data).toEqual({ attributes: ['Claim_Value'], agent: 'ana' });
  expect(decide(valued.state, update({ name: 'A broken leg', attributes: { Claim_Value: 5 } }), NOON)).toEqual({
    kind: 'unchanged',
  });
});

test('a timed status comes at its instant, once', () => {
  const item = sampleItem({ statusesMs: { review: NOON + 8 * HOUR } });
  const deadline = nextDeadline(item);
  expect(deadline).toEqual({ action: 'timed-status', status: 'review', atMs: NOON + 8 * HOUR });
  const made = change(item, deadline as AnyCommand, NOON + 8 * HOUR);
  expect(made.state.status).toBe('review');
  expect(nextDeadline(made.state)).toEqual({ action: 'expire', atMs: NOON + 72 * HOUR });
});

test('other rules leave an item where it is, but one that waits and takes other room is queued anew', () => {
  const reclassify = (rules: Partial<Classified>): AnyCommand => ({
    action: 'reclassify',
    actor: sue,
    classified: { ...claimRules, ...rules },
    takeBack: false,
  });
  const priority = { curve: { ...claimRules.curve, max: 500 } };
  for (const rules of [{ mediaType: 'voice' }, { weight: 2 }]) {
    expect(change(waiting, reclassify(rules)).ledger).toEqual({ kind: 'enqueue' });
    expect(change(held, reclassify(rules)).ledger).toEqual({ kind: 'refresh' });
  }
  for (const item of [waiting, held]) expect(change(item, reclassify(priority)).ledger).toEqual({ kind: 'refresh' });
});

test('an overdue item has its status since the instant of its expiry', () => {
  const expiryMs = NOON + 72 * HOUR;
  const late = change(waiting, { action: 'expire', atMs: expiryMs }, expiryMs + 5_000);
  expect(late.events.map(({ type, atMs }) => [type, atMs])).toEqual([
    ['overdue', expiryMs],
    ['status-changed', expiryMs],
  ]);
});

test('a restarted item lives its next life by new clocks, with nothing of the old one', () => {
  const late = change(held, { action: 'expire', atMs: NOON + 72 * HOUR }).state;
  const raised = { ...late, escalations: 4, escalatesItself: false, thresholds: [{ nextMs: null, fired: 4 }] };
  const { curve } = raised.rules;
  const ended = change(
    { ...raised, rules: { ...raised.rules, curve: { ...curve, offset: 600 } } },
    { action: 'complete', actor: crm, disposition: 'approved' },
  ).state;
  expect(ended).toMatchObject({ isOverdue: true, disposition: 'approved' });
  const schedule = scheduleOf(ended, { activationMs: NOON + 5 * HOUR, dueMs: NOON + 53 * HOUR });
  const decision = restart(ended, { actor: crm, schedule }, NOON + 5 * HOUR);
  expect(decision).toMatchObject({
    kind: 'change',
    change: {
      state: {
        life: 2,
        version: ended.version + 1,
        state: 'queued',
        status: 'open',
        disposition: null,
        closedMs: null,
        isOverdue: false,
        escalations: 0,
        escalatesItself: true,
        thresholds: [{ fired: 0 }],
        rules: { curve: { offset: 0, dueMs: NOON + 53 * HOUR } },
      },
      ledger: { kind: 'enqueue' },
    },
  });
  expect(restart(held, { actor: crm, schedule }, NOON)).toEqual({ kind: 'unchanged' });
});

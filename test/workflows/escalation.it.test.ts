import type { PinnedThreshold } from '../../domain/classify/classified';
import type { ItemCommand } from '../../domain/item/command';
import type { Schedule } from '../../domain/item/schedule';
import type { ItemState } from '../../domain/item/state';
import { ana, closed, HOUR, useLives } from './lives';

const live = useLives();
const sue = { kind: 'user', id: 'sue' } as const;
const crm = { kind: 'source', id: 'crm' } as const;

/** As the example's worktype: told at 75 %, escalated at 100 % and each 10 % after. */
const thresholds: PinnedThreshold[] = [
  {
    text: '75%',
    states: ['not-completed'],
    escalate: false,
    repeatMs: null,
    actions: [{ notify: 'supervisors', evenIfHeld: false }],
  },
  {
    text: '100%',
    states: ['not-completed'],
    escalate: true,
    repeatMs: 4.8 * HOUR,
    actions: [{ raisePriority: 200, evenIfHeld: false }],
  },
];
const rules = (nowMs: number) => ({ thresholds, thresholdsMs: [nowMs + 36 * HOUR, nowMs + 48 * HOUR] });

function scheduleOf(item: ItemState, more: Partial<Schedule>): Schedule {
  const {
    activationMs,
    dueMs,
    expiresMs,
    statusesMs,
    rules: { plan, ringBaseMs, curve },
  } = item;
  const thresholdsMs = item.thresholds.map(({ nextMs }) => nextMs);
  return {
    activationMs,
    dueMs,
    expiresMs,
    ringBaseMs,
    plan,
    points: curve.points,
    overdue: curve.overdue,
    thresholdsMs,
    statusesMs,
    ...more,
  };
}

test('thresholds come at their instants, and the fourth escalation ends them; expiry still comes', () =>
  live(rules, async ({ env, store, update }) => {
    await env.sleep('35 hours');
    expect(store.events()).toEqual([]);
    await env.sleep('2 hours');
    expect(store.events()).toEqual(['threshold']);
    await env.sleep('10 hours');
    expect(store.state().escalations).toBe(0);
    await env.sleep('2 hours');
    expect(store.state()).toMatchObject({ escalations: 1, rules: { curve: { offset: 200 }, queue: 'claims' } });
    await env.sleep('10 hours');
    expect(store.state()).toMatchObject({ escalations: 3, rules: { curve: { offset: 600 }, queue: 'claims' } });
    await env.sleep('20 hours');
    expect(store.state()).toMatchObject({
      escalations: 4,
      escalatesItself: false,
      isOverdue: true,
      rules: { curve: { offset: 600 }, queue: 'emergency-backlog' },
    });
    expect(store.events()).toEqual([
      'threshold',
      ...Array(3).fill('escalated'),
      'escalated',
      'queued',
      'overdue',
      'status-changed',
    ]);
    await update(closed);
  }));

test('a pause over a threshold lets it come as much later', () =>
  live(rules, async ({ env, store, update }) => {
    const pausedMs = async () => store.state().pausedMs ?? 0;
    await env.sleep('30 hours');
    await update({ action: 'pause', actor: crm });
    await env.sleep('10 hours');
    expect(store.events()).toEqual(['paused']);
    const item = store.state();
    const later = (ms: number | null) => (ms === null ? null : ms + 10 * HOUR);
    const schedule = scheduleOf(item, {
      activationMs: item.activationMs + 10 * HOUR,
      dueMs: later(item.dueMs),
      expiresMs: later(item.expiresMs),
      thresholdsMs: item.thresholds.map(({ nextMs }) => later(nextMs)),
    });
    await update({ action: 'resume', actor: crm, pausedMs: await pausedMs(), schedule });
    await env.sleep('5 hours');
    expect(store.events()).not.toContain('threshold');
    await env.sleep('2 hours');
    expect(store.events()).toContain('threshold');
    await update(closed);
  }));

test('a reschedule into the past lets everything come that has been missed, once', () =>
  live(rules, async ({ env, store, update }) => {
    await env.sleep('1 hour');
    const item = store.state();
    const activationMs = item.activationMs - 100 * HOUR;
    const schedule = scheduleOf(item, {
      activationMs,
      dueMs: activationMs + 48 * HOUR,
      expiresMs: activationMs + 72 * HOUR,
      thresholdsMs: [activationMs + 36 * HOUR, activationMs + 48 * HOUR],
    });
    await update({ action: 'reschedule', actor: sue, schedule });
    await env.sleep('1 minute');
    expect(store.state()).toMatchObject({ escalations: 4, isOverdue: true });
    expect(store.events().filter((type) => type === 'overdue')).toHaveLength(1);
    expect(store.events().filter((type) => type === 'threshold')).toHaveLength(1);
    await update(closed);
  }));

test('a timed status comes at its instant, and a restart is another life', () =>
  live(
    (nowMs) => ({ statusesMs: { review: nowMs + 30 * 24 * HOUR }, expiresMs: null }),
    async ({ env, store, update }) => {
      await env.sleep('29 days');
      expect(store.state().status).toBe('open');
      await env.sleep('2 days');
      expect(store.state().status).toBe('review');
      await update(closed);
    },
  ));

test('commands that change an item where it stands are Updates like any other', () =>
  live(rules, async ({ store, update }) => {
    await update(ana);
    const commands: ItemCommand[] = [
      { action: 'note', actor: sue, text: 'seen' },
      { action: 'link', actor: sue, interaction: 'call-1' },
      { action: 'reprioritize', actor: sue, priority: 900 },
      { action: 'set-status', actor: sue, status: 'open' },
      { action: 'update', actor: crm, attributes: { Case_ID: 'C-2' } },
      { action: 'hold', actor: { kind: 'agent', id: 'ana' } },
    ];
    for (const command of commands) await update(command);
    expect(store.state()).toMatchObject({
      state: 'paused',
      assignee: 'ana',
      status: 'open',
      attributes: { Case_ID: 'C-2' },
      rules: { curve: { fixed: 900 } },
    });
    await update(closed);
  }));

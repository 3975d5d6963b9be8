import fc from 'fast-check';
import type { AgentWork } from '../../api/contract/agent';
import type { ItemView } from '../../api/contract/item';
import { agentStep, type RobotHabits } from '../../demo/agent-step';

const habits: RobotHabits = {
  answerMs: [1_000, 5_000],
  workMs: [20_000, 40_000],
  declineShare: 0.2,
  missShare: 0.1,
  shiftMs: 300_000,
  breakMs: 30_000,
};
const startMs = Date.UTC(2026, 10, 23, 9);
const iso = (ms: number) => new Date(ms).toISOString();
const item = (id: string): ItemView => ({ id, dispositions: ['approved', 'rejected'] }) as unknown as ItemView;

function work(given: Partial<AgentWork> = {}): AgentWork {
  return {
    presence: { state: 'ready', since: iso(startMs) },
    reasons: [],
    capacity: {},
    offers: [],
    assignments: [],
    held: [],
    ...given,
  };
}
function offer(offerId: string, atMs = startMs): AgentWork['offers'][number] {
  return { offerId, offeredAt: iso(atMs), expiresAt: iso(atMs + 45_000), ring: 0, priority: 1, item: item('i') };
}
/** What he does about something until the given instant, breaks aside. */
function deedBy(given: AgentWork, nowMs: number) {
  return agentStep('robot', { ...habits, shiftMs: 1e13, breakMs: 0 }, given, nowMs).deed;
}

test('comes to work at once, and back from a missed offer after ten seconds', () => {
  const offline = work({ presence: { state: 'offline', since: iso(startMs) } });
  expect(deedBy(offline, startMs)).toEqual({ kind: 'presence', presence: 'ready' });
  const missed = work({ presence: { state: 'not-ready', reason: 'rona', since: iso(startMs) } });
  expect(deedBy(missed, startMs + 9_999)).toBeNull();
  expect(deedBy(missed, startMs + 10_000)).toEqual({ kind: 'presence', presence: 'ready' });
});

test('answers an offer after his time and before its expiry, or not at all, in the shares of his habits', () => {
  const counts = { accept: 0, decline: 0, none: 0 };
  for (let n = 0; n < 5_000; n += 1) {
    const given = work({ offers: [offer(`offer-${n}`)] });
    expect(deedBy(given, startMs + 999)).toBeNull();
    const deed = deedBy(given, startMs + 5_000);
    counts[deed?.kind === 'accept' || deed?.kind === 'decline' ? deed.kind : 'none'] += 1;
  }
  expect(Math.abs(counts.decline / 5_000 - habits.declineShare)).toBeLessThan(0.02);
  expect(Math.abs(counts.none / 5_000 - habits.missShare)).toBeLessThan(0.02);
});

test('completes what he holds within his working time, with a disposition of the item', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const given = work({ assignments: [{ since: iso(startMs), item: item(id) }] });
      expect(deedBy(given, startMs + 19_999)).toBeNull();
      const deed = deedBy(given, startMs + 40_000);
      expect(deed).toMatchObject({
        kind: 'complete',
        itemId: id,
        disposition: expect.stringMatching(/^(approved|rejected)$/),
      });
    }),
  );
});

test('an item without dispositions is completed without one', () => {
  const bare = { ...item('i'), dispositions: [] };
  const given = work({ assignments: [{ since: iso(startMs), item: bare }] });
  expect(deedBy(given, startMs + 40_000)).toEqual({ kind: 'complete', itemId: 'i', disposition: undefined });
});

test('takes one break in each shift, of its length, and comes back from it', () => {
  const stepMs = 1_000;
  let state: AgentWork['presence'] = { state: 'ready', since: iso(startMs) };
  let awaySteps = 0;
  let breaks = 0;
  for (let nowMs = startMs; nowMs < startMs + 10 * habits.shiftMs; nowMs += stepMs) {
    const { deed } = agentStep('robot', habits, work({ presence: state }), nowMs);
    if (deed?.kind === 'presence') {
      state = { state: deed.presence, since: iso(nowMs) };
      if (deed.presence === 'not-ready') breaks += 1;
    }
    if (state.state !== 'ready') awaySteps += 1;
  }
  expect(breaks).toBeGreaterThanOrEqual(10);
  expect(breaks).toBeLessThanOrEqual(11);
  expect(Math.abs((awaySteps * stepMs) / (10 * habits.shiftMs) - habits.breakMs / habits.shiftMs)).toBeLessThan(0.02);
});

test('names the instant of his next deed while it lies ahead, and does something from then on', () => {
  const states = fc.constantFrom('ready' as const, 'not-ready' as const, 'offline' as const);
  fc.assert(
    fc.property(
      states,
      fc.array(fc.uuid(), { maxLength: 3 }),
      fc.option(fc.uuid()),
      fc.nat(600_000),
      (state, held, offered, waitedMs) => {
        const given = work({
          presence: { state, since: iso(startMs) },
          assignments: held.map((id) => ({ since: iso(startMs), item: item(id) })),
          offers: offered === null ? [] : [offer(offered)],
        });
        const nowMs = startMs + waitedMs;
        const { deed, nextMs } = agentStep('robot', habits, given, nowMs);
        expect(deed === null).toBe(nextMs > nowMs);
        expect(agentStep('robot', habits, given, Math.max(nowMs, Math.ceil(nextMs))).deed).not.toBeNull();
      },
    ),
  );
});

import { Ledger } from '../../simulator/ledger';
import type { Offer } from '../../simulator/offer';
import type { LedgerInputs } from '../../api/config/ledger-inputs';
import type { WaitingItem } from '../../domain/item/waiting';
import { openPlan } from '../../domain/routing/plan';
import { flat, makeAgent, makeItem } from '../domain/routing/make';

const ana: LedgerInputs['agents'] extends ReadonlyMap<string, infer T> ? T : never = {
  key: 'ana',
  division: 'd',
  shard: 'd',
  skills: {},
  queues: ['q'],
  groups: [],
  max: { workitem: 2 },
  blockedBy: {},
};

function waiting(more: Partial<WaitingItem> = {}): WaitingItem {
  return {
    itemId: 'item',
    life: 1,
    version: 1,
    division: 'd',
    shard: 'd',
    queue: 'q',
    mediaType: 'workitem',
    weight: 1,
    curve: flat(1),
    plan: openPlan,
    preferredAgent: null,
    ringBaseMs: 0,
    availableAtMs: 0,
    queuedSinceMs: 0,
    offerPolicy: { answer: 'manual', expiryMs: 300, declineForMs: 60 },
    ...more,
  };
}

let ledger: Ledger;
beforeEach(() => {
  ledger = new Ledger({ agents: new Map([['ana', ana]]) });
  ledger.setPresence('ana', 'ready', null, 0);
  ledger.enqueue(waiting(), 0);
});

function offer(nowMs: number): Offer {
  return ledger.offer({ itemId: makeItem().id, agent: makeAgent({ key: 'ana' }), ring: 0, priority: 1 }, nowMs);
}
/** By shard, as it is when it is shown. */
function drained() {
  const dirty: Record<string, { items: string[]; agents: string[] }> = {};
  ledger.drainDirty((shard, { items, agents }) => (dirty[shard] = { items: [...items], agents: [...agents] }));
  return dirty;
}
const used = () => ledger.agents.get('ana')?.capacity.workitem?.used;

test('an offer takes room, and gives it back when it is closed in whatever way', () => {
  const close: ((open: Offer) => void)[] = [
    (open) => ledger.decline(open, 1),
    (open) => void ledger.expire(open, 1),
    () => void ledger.setPresence('ana', 'offline', null, 1),
    () => void ledger.enqueue(waiting({ version: 2 }), 1),
    () => void ledger.remove('item', 1),
  ];
  for (const each of close) {
    ledger.setPresence('ana', 'ready', null, 0);
    const open = offer(0);
    expect([ledger.isOpen(open), used()]).toEqual([true, 1]);
    each(open);
    expect([ledger.isOpen(open), used()]).toEqual([false, 0]);
  }
});

test('a claim holds for the open offer, its agent, and before its end', () => {
  const open = offer(0);
  expect(ledger.claim('item', 'another', 'ana', 1)).toBe('NOT_OFFERED');
  expect(ledger.claim('other', open.id, 'ana', 1)).toBe('NOT_OFFERED');
  expect(ledger.claim('item', open.id, 'ben', 1)).toBe('NOT_YOURS');
  expect(ledger.claim('item', open.id, 'ana', 300)).toBe('OFFER_EXPIRED');
  expect(ledger.claim('item', open.id, 'ana', 299)).toBe('claimed');
  expect(used()).toBe(1);
  expect(ledger.claim('item', open.id, 'ana', 299)).toBe('NOT_OFFERED');
});

test('a missed item lies on top until it is accepted: one that comes back then has lost that', () => {
  ledger.expire(offer(0), 300);
  expect(ledger.row('item')?.onTopSinceMs).toBe(300);
  ledger.setPresence('ana', 'ready', null, 310);
  ledger.expire(offer(310), 610);
  expect(ledger.row('item')?.onTopSinceMs).toBe(300);
  ledger.setPresence('ana', 'ready', null, 620);
  const { id } = offer(620);
  ledger.claim('item', id, 'ana', 630);
  ledger.enqueue(waiting({ version: 2 }), 700);
  expect(ledger.row('item')).toMatchObject({ onTopSinceMs: null, agent: null });
  expect(ledger.agents.get('ana')?.idleSinceMs).toBe(700);
});

test('what lay on top of one queue does not lie on top of another', () => {
  ledger.expire(offer(0), 300);
  ledger.enqueue(waiting({ version: 2 }), 310);
  expect(ledger.row('item')?.onTopSinceMs).toBe(300);
  ledger.enqueue(waiting({ version: 3, queue: 'r' }), 320);
  expect(ledger.row('item')?.onTopSinceMs).toBeNull();
});

test('declined or missed offers do not change since when he is idle', () => {
  ledger.decline(offer(1), 2);
  ledger.expire(offer(70), 370);
  expect(ledger.agents.get('ana')).toMatchObject({ idleSinceMs: null, presence: 'not-ready', reason: 'rona' });
});

test('the same presence again changes nothing: nobody loses his turn by repeating it', () => {
  drained();
  expect(ledger.setPresence('ana', 'ready', null, 50)).toBe('unchanged');
  expect(ledger.agents.get('ana')?.presenceSinceMs).toBe(0);
  expect(drained()).toEqual({});
});

test('what changes is dirty once, with the agent whom it concerns', () => {
  const both = { d: { items: ['item'], agents: ['ana'] } };
  expect(drained()).toEqual(both);
  const open = offer(0);
  expect(drained()).toEqual(both);
  expect(drained()).toEqual({});
  ledger.claim('item', open.id, 'ana', 1);
  expect(drained()).toEqual(both);
  ledger.remove('item', 2);
  expect(drained()).toEqual(both);
});

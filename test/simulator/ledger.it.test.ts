import fc from 'fast-check';
import type { Pool } from 'pg';
import { Ledger } from '../../simulator/ledger';
import { Matching } from '../../simulator/matching';
import { createPool } from '../../db/pool';
import { transaction } from '../../db/transaction';
import type { WaitingItem } from '../../domain/item/waiting';
import { wallClocks } from '../../domain/time/clock';
import { claim } from '../../matcher/ledger/claim';
import { decline } from '../../matcher/ledger/decline';
import { expireOffers } from '../../matcher/ledger/expire-offers';
import type { Fence } from '../../matcher/ledger/fence';
import { setOutsideLoad } from '../../matcher/ledger/set-outside-load';
import { setPresence } from '../../matcher/ledger/set-presence';
import { settle } from '../../matcher/ledger/settle';
import { take } from '../../matcher/ledger/take';
import { takeOver } from '../../matcher/ledger/take-over';
import { flat } from '../domain/routing/make';
import { addAgent, addQueue, agentInput, capture, waitingItem } from '../matcher/ledger-fixture';
import { ownerOf } from '../matcher/owner-of';
import { createTestDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(180_000);

const QUEUES = ['a', 'b', 'emergency'];
const AGENTS = ['ana', 'ben', 'cat', 'dan'];
/** An hour away is never, for a test. */
const HOUR_MS = 3_600_000;

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 4, name: 'test' });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const agentDraw = fc.record({
  queues: fc.subarray(QUEUES, { minLength: 1 }),
  skills: fc.record({ Adjuster: fc.nat(3) }),
  max: fc.record({ workitem: fc.integer({ min: 1, max: 3 }), voice: fc.nat(1) }),
  blockedBy: fc.constantFrom<Record<string, string[]>>({}, { workitem: ['voice'] }),
});

const itemDraw = fc.record({
  queue: fc.constantFrom(...QUEUES),
  mediaType: fc.constantFrom('workitem', 'workitem', 'workitem', 'voice'),
  weight: fc.constantFrom(1, 1, 2),
  priority: fc.nat(2),
  preferredAgent: fc.constantFrom(null, 'ana', 'nobody'),
  requirements: fc.array(
    fc.constantFrom('preferred' as const, { skills: 'Adjuster >= 1' }, { skills: 'Adjuster >= 3' }, { queue: 'a' }, {}),
    { minLength: 1, maxLength: 2 },
  ),
});
type ItemDraw = typeof itemDraw extends fc.Arbitrary<infer T> ? T : never;

const stepDraw = fc.record({
  kind: fc.constantFrom(
    ...(['ready', 'ready', 'ready', 'not-ready', 'offline', 'voice', 'capture'] as const),
    ...(['claim', 'claim', 'decline', 'miss', 'miss', 'complete', 'come-back', 'assign', 'assign'] as const),
  ),
  agent: fc.constantFrom(...AGENTS),
  which: fc.nat(9),
  item: itemDraw,
});
type Step = typeof stepDraw extends fc.Arbitrary<infer T> ? T : never;

/** The item as both ledgers take it; `nowMs` is the clock of the one that it goes to. */
function waiting(draw: ItemDraw, itemId: string, shard: string, nowMs: number): WaitingItem {
  const { priority, requirements, preferredAgent, ...rest } = draw;
  const rings = requirements.map((requirement, index) => ({ afterMs: index * HOUR_MS, requirement }));
  return waitingItem({
    ...rest,
    itemId,
    division: shard,
    shard,
    preferredAgent: preferredAgent && `${shard}-${preferredAgent}`,
    curve: flat(priority),
    plan: { key: 'plan', rings },
    ringBaseMs: nowMs,
    availableAtMs: nowMs,
    queuedSinceMs: nowMs,
    offerPolicy: { answer: 'manual', expiryMs: HOUR_MS, declineForMs: HOUR_MS },
  });
}

interface Open {
  itemId: string;
  agent: string;
  offerId: string;
}

/** Offers and work in hands by item, as one of the ledgers has them. */
interface Standing {
  offered: Open[];
  held: Open[];
}

/** The simulator's ledger and matcher, in virtual time: a second for each step. */
class Virtual {
  readonly ledger: Ledger;
  private readonly matching: Matching;
  private readonly held = new Map<string, Open>();
  private readonly open = new Map<string, Open>();
  nowMs = 1_000;

  constructor(routing: ConstructorParameters<typeof Matching>[1] & ConstructorParameters<typeof Ledger>[0]) {
    this.ledger = new Ledger(routing);
    this.matching = new Matching(this.ledger, routing, wallClocks);
  }

  run({ kind, agent }: Step, target: Open | undefined, item: WaitingItem): void {
    const { ledger, nowMs } = this;
    const offer = target && ledger.row(target.itemId)?.offer;
    if (kind === 'ready' || kind === 'not-ready' || kind === 'offline') ledger.setPresence(agent, kind, null, nowMs);
    else if (kind === 'voice') ledger.setOutsideLoad(agent, { voice: item.weight - 1 });
    else if (kind === 'capture') ledger.enqueue(item, nowMs);
    else if (!target) return;
    else if (kind === 'complete') ledger.remove(target.itemId, nowMs);
    else if (kind === 'come-back') ledger.enqueue({ ...item, itemId: target.itemId }, nowMs);
    else if (kind === 'assign') {
      if (ledger.take({ ...item, itemId: target.itemId }, agent, nowMs) === 'taken')
        this.held.set(target.itemId, { ...target, agent });
    } else if (!offer) throw new Error('no offer');
    else if (kind === 'claim') ledger.claim(target.itemId, offer.id, offer.agent, nowMs);
    else if (kind === 'decline') ledger.decline(offer, nowMs);
    else ledger.expire(offer, nowMs);
    if (kind === 'claim' && target) this.held.set(target.itemId, target);
    if ((kind === 'complete' || kind === 'come-back') && target) this.held.delete(target.itemId);
  }

  settle(): Open[] {
    const made: Open[] = [];
    for (let matches = this.matching.decide(this.nowMs); matches.length > 0;) {
      for (const match of matches) {
        const { itemId, agent, id } = this.ledger.offer(match, this.nowMs);
        this.open.set(itemId, { itemId, agent, offerId: id });
        made.push({ itemId, agent, offerId: id });
      }
      matches = this.matching.decide(this.nowMs);
    }
    this.nowMs += 1_000;
    return made;
  }

  standing(): Standing {
    const offered = [...this.open.values()].filter(
      ({ itemId, offerId }) => this.ledger.row(itemId)?.offer?.id === offerId,
    );
    return { offered, held: [...this.held.values()] };
  }
}

class Full extends Error {}

async function runReal(
  { kind, agent }: Step,
  target: Open | undefined,
  item: WaitingItem,
  fence: Fence,
): Promise<void> {
  const actor = { kind: 'agent', id: agent } as const;
  if (kind === 'ready' || kind === 'not-ready' || kind === 'offline')
    return void (await setPresence(pool, { agent, presence: kind, actor }));
  if (kind === 'voice') return void (await setOutsideLoad(pool, { agent, load: { voice: item.weight - 1 }, actor }));
  if (kind === 'capture') return void (await capture(pool, item));
  if (!target) return;
  if (kind === 'claim') expect(await transaction(pool, (client) => claim(client, target))).toBe('claimed');
  else if (kind === 'decline') expect(await decline(pool, target)).toMatchObject({ ok: true });
  else if (kind === 'miss') {
    await pool.query('update offer set expires_at = clock_timestamp() where id = $1', [target.offerId]);
    await expireOffers(pool, fence);
  } else if (kind === 'assign') {
    const row = { ...item, itemId: target.itemId };
    // Who is refused leaves nothing behind, as in a commit.
    await transaction(pool, async (client) => {
      const answer = await take(client, { row, agent, pick: null, actor });
      if (answer !== 'taken') throw new Full();
    }).catch((error: unknown) => {
      if (!(error instanceof Full)) throw error;
    });
  } else {
    const row = { ...item, itemId: target.itemId };
    const to = kind === 'complete' ? ({ kind: 'gone' } as const) : ({ kind: 'waiting', row } as const);
    await transaction(pool, (client) => settle(client, target.itemId, to, kind));
  }
}

async function standing(shard: string): Promise<Standing> {
  const { rows } = await pool.query<Open & { state: string }>(
    `select item_id as "itemId", agent, offer_id as "offerId", state from ledger_item
     where shard = $1 and agent is not null order by item_id`,
    [shard],
  );
  const of = (wanted: string) => rows.filter(({ state }) => state === wanted);
  return { offered: of('offered'), held: of('connected') };
}

const pairs = (open: readonly Open[]) => open.map(({ itemId, agent }) => `${itemId} ${agent}`).toSorted();
const inOrder = (open: readonly Open[]) => open.toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1));

test('the same script makes the same offers as the ledger and the owner on PostgreSQL', async () => {
  let runs = 0;
  const made = { offers: 0, misses: 0, comeBacks: 0, assignments: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(agentDraw, { minLength: AGENTS.length, maxLength: AGENTS.length }),
      fc.array(itemDraw, { minLength: 12, maxLength: 12 }),
      fc.array(stepDraw, { minLength: 40, maxLength: 40 }),
      async (drawn, items, drawnSteps) => {
        runs += 1;
        const shard = `shard-${runs}`;
        const agents = drawn.map((draw, index) =>
          agentInput({ key: `${shard}-${AGENTS[index]}`, division: shard, shard, ...draw }),
        );
        for (const key of QUEUES) await addQueue(pool, { key, division: shard, shard, emergency: key === 'emergency' });
        for (const agent of agents) await addAgent(pool, agent);
        const owner = ownerOf(pool, await takeOver(pool, shard, 'test'));
        await owner.load();
        const queues = QUEUES.map((key) => ({
          division: shard,
          key,
          shard,
          agentOrder: 'longest-idle' as const,
          preferred: [],
          emergency: key === 'emergency',
        }));
        const virtual = new Virtual({
          shards: new Set([shard]),
          agents: new Map(agents.map((agent) => [agent.key, agent])),
          queues: new Map(queues.map((queue) => [`${shard}/${queue.key}`, queue])),
        });
        const fence = { shard, epoch: 1 };
        const captures = items.map((item): Step => ({ kind: 'capture', agent: 'ana', which: 0, item }));
        const steps = [...captures, ...drawnSteps];
        for (const [index, drawnStep] of steps.entries()) {
          const step = { ...drawnStep, agent: `${shard}-${drawnStep.agent}` };
          const real = await standing(shard);
          const simulated = virtual.standing();
          const isOfHeld = step.kind === 'complete' || step.kind === 'come-back';
          const answered = isOfHeld ? 'held' : 'offered';
          const place = step.which % Math.max(1, real[answered].length);
          const itemId = `00000000-0000-7000-8000-${String(runs).padStart(6, '0')}${String(index).padStart(6, '0')}`;
          virtual.run(step, inOrder(simulated[answered])[place], waiting(step.item, itemId, shard, virtual.nowMs));
          await runReal(
            step,
            inOrder(real[answered])[place],
            waiting(step.item, itemId, shard, Date.now() - 1_000),
            fence,
          );
          await owner.round();
          made.offers += virtual.settle().length;
          made.misses += Number(step.kind === 'miss');
          made.assignments += Number(step.kind === 'assign');
          made.comeBacks += Number(step.kind === 'come-back');
          const [now, then] = [await standing(shard), virtual.standing()];
          expect(pairs(then.offered)).toEqual(pairs(now.offered));
          expect(pairs(then.held)).toEqual(pairs(now.held));
        }
      },
    ),
    // A shrunk example would cost hundreds of runs on the database; the seed is printed.
    { numRuns: 25, endOnFailure: true },
  );
  expect(Math.min(...Object.values(made))).toBeGreaterThan(10);
});

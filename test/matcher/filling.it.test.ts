import type { Pool } from 'pg';
import { transaction } from '../../db/transaction';
import { agentWork } from '../../matcher/ledger/agent-work';
import { claim } from '../../matcher/ledger/claim';
import { decline } from '../../matcher/ledger/decline';
import { settle } from '../../matcher/ledger/settle';
import type { ShardOwner } from '../../matcher/shard-owner';
import { flat } from '../domain/routing/make';
import { addAgent, becomes, capture, eventually, openLedger, type TestLedger } from './ledger-fixture';
import { ownerOf } from './owner-of';

jest.setTimeout(60_000);

let ledger: TestLedger;
let pool: Pool;
let owner: ShardOwner;

beforeEach(async () => {
  ledger = await openLedger();
  ({ pool } = ledger);
  await addAgent(pool, { key: 'ana', max: { workitem: 2 } });
  owner = ownerOf(pool, ledger.fence);
  await owner.load();
});
afterEach(() => ledger.close());

/** Her one open offer, after the owner has done what there is to do. */
async function offerAfterRound(): Promise<{ itemId: string; offerId: string } | undefined> {
  await owner.round();
  const offers = (await agentWork(pool, 'ana'))?.offers ?? [];
  expect(offers.length).toBeLessThanOrEqual(1);
  return offers[0];
}

async function acceptNext(): Promise<string> {
  const offer = await offerAfterRound();
  if (!offer) throw new Error('nothing is offered');
  expect(await transaction(pool, (client) => claim(client, { ...offer, agent: 'ana' }))).toBe('claimed');
  return offer.itemId;
}

test('a returning agent is filled one offer at a time, the best first, and no further than her room', async () => {
  const items = await capture(pool, ...[1, 4, 2, 3].map((priority) => ({ curve: flat(priority) })));
  await becomes(pool, 'ana', 'ready');
  expect([await acceptNext(), await acceptNext()]).toEqual([items[1], items[3]]);
  expect(await offerAfterRound()).toBeUndefined();
  // Whatever ends or shelves an item frees its room, and the best that waits comes at once.
  await transaction(pool, (client) => settle(client, items[3] ?? '', { kind: 'gone' }, 'parked'));
  expect((await offerAfterRound())?.itemId).toBe(items[2]);
});

test('a raised capacity brings the best that waits at once, a lowered one takes nothing', async () => {
  const items = await capture(pool, ...[3, 2, 1].map((priority) => ({ curve: flat(priority) })));
  await becomes(pool, 'ana', 'ready');
  await acceptNext();
  await acceptNext();
  expect(await offerAfterRound()).toBeUndefined();
  await addAgent(pool, { key: 'ana', max: { workitem: 3 } });
  expect((await offerAfterRound())?.itemId).toBe(items[2]);
  await addAgent(pool, { key: 'ana', max: { workitem: 1 } });
  await owner.round();
  expect(await agentWork(pool, 'ana')).toMatchObject({ capacity: { workitem: { max: 1, used: 3 } } });
});

test('who is the only one is asked again once his pause is over; meanwhile he is offered what comes next', async () => {
  const policy = { answer: 'manual' as const, expiryMs: 60_000, declineForMs: 400 };
  const [best = '', other = ''] = await capture(
    pool,
    { curve: flat(2), offerPolicy: policy },
    { curve: flat(1), offerPolicy: policy },
  );
  await becomes(pool, 'ana', 'ready');
  const first = await offerAfterRound();
  expect(first?.itemId).toBe(best);
  await decline(pool, { offerId: first?.offerId ?? '', agent: 'ana', reason: 'no time' });
  expect(await acceptNext()).toBe(other);
  expect((await eventually(offerAfterRound)).itemId).toBe(best);
});

import type { ClientBase, Pool } from 'pg';
import { transaction } from '../../db/transaction';
import type { Listening, Wake } from '../../db/wake';
import { mayBeOffered } from '../../domain/routing/eligibility';
import { withOffer } from '../../domain/routing/with-offer';
import type { RoutableAgent } from '../../domain/routing/types';
import { wallClocks } from '../../domain/time/clock';
import type { Clocks } from '../../domain/time/clock';
import { databaseNow } from './database-now';
import { Deposed } from './fence';
import type { Fence } from './fence';
import { insertOffers, type MadeOffer } from './insert-offers';
import { readAgents } from './read-agents';
import type { DirtyPlace } from './read-dirty';
import { readItems } from './read-items';
import type { WaitingRow } from './read-items';

/** An offer as the owner decided it, from memory. At most one of each item in one call; several of an agent who need not answer. */
export interface ProposedOffer {
  offerId: string;
  itemId: string;
  /** The ledger row's version on which the decision rests. */
  version: number;
  agent: string;
  ring: number;
  priority: number;
  answer: 'manual' | 'auto';
  expiryMs: number;
  /** Stored as it is, for the question "why this one?". */
  explanation: unknown;
}

export interface OffersMade {
  made: MadeOffer[];
  /** What no longer fits: the owner's memory of these items and agents is old. */
  refused: ProposedOffer[];
}

/** Where and for whom offers are made. */
export interface OfferSettings {
  clocks?: Clocks;
  /** Tells of them. */
  wake?: Wake | undefined;
  /** Up to where their owner has read, and to which he has decided by everything. */
  place?: DirtyPlace | null;
}

/**
 * Writes offers. What is as its owner knows it is written at once; the rest is checked again, so an owner's old memory
 * never becomes an offer. Throws `Deposed`.
 */
export async function makeOffers(
  pool: Pool,
  fence: Fence,
  offers: readonly ProposedOffer[],
  { clocks = wallClocks, wake, place = null }: OfferSettings = {},
): Promise<OffersMade> {
  const made = place === null ? [] : await makeUnchanged(pool, fence, offers, place, wake);
  const rest = without(offers, made);
  if (rest.length === 0) return { made, refused: [] };
  const checked = await makeChecked(pool, fence, rest, clocks, wake);
  return { made: [...made, ...checked], refused: without(rest, checked) };
}

/**
 * One trip: under the locks nothing is marked that the owner has not read, so item and agent are as he had them in memory
 * when he decided. What time alone changes between then and now lets more agents have the item, never fewer.
 */
async function makeUnchanged(
  pool: Pool,
  fence: Fence,
  offers: readonly ProposedOffer[],
  place: DirtyPlace,
  wake: Wake | undefined,
): Promise<MadeOffer[]> {
  return transaction(pool, async (client, commit) => {
    const locking = lockAll(client, fence, offers);
    const inserting = insertOffers(client, fence, offers, place);
    const committing = commit();
    const telling = wake?.behind(client, committing, ...toldOf(offers));
    const [, made] = await Promise.all([locking, inserting, committing, telling]);
    return made;
  });
}

/** Each is checked again under the locks, by the same pure rule and by the database's clock. */
async function makeChecked(
  pool: Pool,
  fence: Fence,
  offers: readonly ProposedOffer[],
  clocks: Clocks,
  wake: Wake | undefined,
): Promise<MadeOffer[]> {
  return transaction(pool, async (client, commit) => {
    const agentKeys = offers.map(({ agent }) => agent);
    const itemIds = offers.map(({ itemId }) => itemId);
    const [, agentsNow, rowsNow, nowMs] = await Promise.all([
      lockAll(client, fence, offers),
      readAgents(client, fence.shard, agentKeys),
      readItems(client, fence.shard, itemIds),
      databaseNow(client),
    ]);
    const agents = new Map(agentsNow.map((agent) => [agent.key, agent]));
    const rows = new Map(rowsNow.map((row) => [row.item.id, row]));
    const stands = (offer: ProposedOffer) => {
      const row = rows.get(offer.itemId);
      const agent = agents.get(offer.agent);
      if (!row || !agent || !isStillRight(offer, row, agent, nowMs, clocks)) return false;
      // What stands takes room from what comes after it.
      agents.set(agent.key, withOffer(agent, row.item));
      return true;
    };
    const right = offers.filter(stands);
    if (right.length === 0) return [];
    const inserting = insertOffers(client, fence, right, null);
    const committing = commit();
    const telling = wake?.behind(client, committing, ...toldOf(right));
    const [made] = await Promise.all([inserting, committing, telling]);
    return made;
  });
}

async function lockAll(client: ClientBase, fence: Fence, offers: readonly ProposedOffer[]): Promise<void> {
  const agents = offers.map(({ agent }) => agent);
  const items = offers.map(({ itemId }) => itemId);
  const { rowCount } = await client.query(LOCK_ALL, [fence.shard, fence.epoch, agents, items]);
  if (rowCount === 0) throw new Deposed(fence);
}

/** Shard, agents, items: each part counts the one before it, and so waits until that has all its locks. */
const LOCK_ALL = `
  with fence as materialized (
    select 1 from shard where id = $1 and epoch = $2 for share
  ), agents as materialized (
    select 1 from ledger_agent where key = any((select $3::text[])::text[]) and (select count(*) from fence) = 1
    order by key for no key update
  ), items as materialized (
    select 1 from item where id = any((select $4::uuid[])::uuid[]) and (select count(*) from agents) > 0
    order by id for update
  )
  select 1 from fence where (select count(*) from items) >= 0`;

/** Accepts that are asked for are sent by others than the stream. */
function toldOf(offers: readonly ProposedOffer[]): readonly Listening[] {
  return offers.some(({ answer }) => answer === 'auto') ? ['offers', 'commands'] : ['offers'];
}

function without(offers: readonly ProposedOffer[], made: readonly MadeOffer[]): ProposedOffer[] {
  const ids = new Set(made.map(({ offerId }) => offerId));
  return offers.filter(({ offerId }) => !ids.has(offerId));
}

function isStillRight(
  offer: ProposedOffer,
  row: WaitingRow,
  agent: RoutableAgent,
  nowMs: number,
  clocks: Clocks,
): boolean {
  if (row.offerExpiresMs !== null || row.version !== offer.version) return false;
  return mayBeOffered(agent, row.item, nowMs, clocks).ok;
}

import type { CustomTypesConfig, Pool } from 'pg';
import { types } from 'pg';
import type { OfferRule } from '../../domain/classify/classified';
import type { PriorityCurve } from '../../domain/priority/curve';
import type { RoutableItem, RoutingPlan } from '../../domain/routing/types';
import { queueId } from './read-agents';
import { IS_EMERGENCY, IS_PREFERRED_KNOWN, qualifyPlan, TABLES } from './read-items';
import type { WaitingRow } from './read-items';

/** Rows of a page: the server makes the next while this one is looked at. */
const PAGE = 1_000;
const JSONB = 3802;
/** Texts that are remembered at most: then they are parsed anew. */
const REMEMBERED = 20_000;

/** What an item has of its own, its curve, and what many have in common as one text, in parts. Cheaper than by name. */
type Texts = [
  id: string,
  version: number,
  ringBaseMs: number,
  availableAtMs: number,
  queuedSinceMs: number,
  onTopSinceMs: number | null,
  curve: string,
  common: string,
];

/** Between parts; stands in no key and, unescaped, in no JSON. */
const PART = '\u001f';
const SELECT = `select i.item_id, i.version, (extract(epoch from i.ring_base) * 1000)::float8,
    (extract(epoch from i.available_at) * 1000)::float8, (extract(epoch from i.queued_since) * 1000)::float8,
    (extract(epoch from i.on_top_since) * 1000)::float8, i.curve,
    concat_ws(E'\\u001f', i.division, i.queue, i.media_type, i.weight, coalesce('=' || i.preferred_agent, ''),
      ${IS_PREFERRED_KNOWN}, ${IS_EMERGENCY}, i.declines, i.offer_policy, i.plan)
  from ${TABLES}`;

const jsonAsText: CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === JSONB ? (text: string) => text : types.getTypeParser(oid, format)),
};

/** Everything that waits in a shard, page by page, as of one snapshot. What rows have in common is parsed once. */
export async function readWaiting(
  pool: Pool,
  shard: string,
  take: (page: readonly WaitingRow[]) => void,
): Promise<void> {
  const client = await pool.connect();
  let isOver = false;
  try {
    await client.query('begin read only');
    // The whole table is read, or nearly: there is no shorter way.
    await client.query('set local enable_seqscan = on');
    await client.query('set local cursor_tuple_fraction = 1');
    await client.query(`declare waiting no scroll cursor for ${SELECT} where i.shard = $1 and i.state = 'queued'`, [
      shard,
    ]);
    const fetch = () =>
      client.query<Texts>({ text: `fetch ${PAGE} from waiting`, rowMode: 'array', types: jsonAsText });
    const rowOf = rowReader();
    for (let next = fetch(); ;) {
      const { rows } = await next;
      if (rows.length === 0) break;
      next = fetch();
      take(rows.map(rowOf));
    }
    await client.query('commit');
    isOver = true;
  } finally {
    client.release(!isOver);
  }
}

type Common = Pick<
  RoutableItem,
  'queue' | 'mediaType' | 'weight' | 'plan' | 'preferredAgent' | 'preferredAgentKnown' | 'declines' | 'emergency'
> & { offer: OfferRule };

function rowReader(): (texts: Texts) => WaitingRow {
  const shapes = new Map<string, PriorityCurve>();
  const commons = new Map<string, Common>();
  const plans = new Map<string, RoutingPlan>();
  const commonOf = (text: string): Common => {
    const [division = '', queue = '', mediaType = '', weight, preferred = '', known, emergency, ...json] =
      text.split(PART);
    const [declines = '', offer = '', plan = ''] = json;
    return {
      queue: queueId(division, queue),
      mediaType,
      weight: Number(weight),
      plan: once(plans, `${division}${PART}${plan}`, () => qualifyPlan(parsed(plan), division)),
      preferredAgent: preferred === '' ? null : preferred.slice(1),
      preferredAgentKnown: known === 't',
      declines: parsed(declines),
      emergency: emergency === 't',
      offer: parsed(offer),
    };
  };
  return ([id, version, ringBaseMs, activationMs, queuedSinceMs, onTopSinceMs, curve, common]) => {
    const shared = once(commons, common, () => commonOf(common));
    const item: RoutableItem = {
      id,
      queue: shared.queue,
      mediaType: shared.mediaType,
      weight: shared.weight,
      curve: curveOf(curve, shapes),
      plan: shared.plan,
      preferredAgent: shared.preferredAgent,
      preferredAgentKnown: shared.preferredAgentKnown,
      ringBaseMs,
      activationMs,
      queuedSinceMs,
      onTopSinceMs,
      declines: shared.declines,
      emergency: shared.emergency,
      answer: shared.offer.answer,
    };
    return { item, version, offer: shared.offer, offerExpiresMs: null };
  };
}

const DUE = '"dueMs": ';
const ACTIVATION = '"activationMs": ';

/**
 * Most curves are the same but for their place in time, which is two numbers: cut out as the database writes them, they
 * leave a text that has been parsed before. Within a string no quotation mark would stand unescaped.
 */
function curveOf(text: string, shapes: Map<string, PriorityCurve>): PriorityCurve {
  const dueAt = text.indexOf(DUE) + DUE.length;
  const dueEnd = text.indexOf(',', dueAt);
  const activationAt = text.indexOf(ACTIVATION, dueEnd) + ACTIVATION.length;
  const activationEnd = text.indexOf(',', activationAt);
  if (dueAt < DUE.length || activationAt < ACTIVATION.length || activationEnd < 0) return parsed(text);
  const shape = `${text.slice(0, dueAt)}0${text.slice(dueEnd, activationAt)}0${text.slice(activationEnd)}`;
  const { calendar, interpolation, points, overdue, min, max, offset, fixed } = once(shapes, shape, () =>
    parsed<PriorityCurve>(shape),
  );
  const dueText = text.slice(dueAt, dueEnd);
  const dueMs = dueText === 'null' ? null : Number(dueText);
  const activationMs = Number(text.slice(activationAt, activationEnd));
  return { calendar, activationMs, dueMs, interpolation, points, overdue, min, max, offset, fixed };
}

function parsed<T>(text: string): T {
  return JSON.parse(text) as T;
}

function once<T>(known: Map<string, T>, text: string, make: () => T): T {
  let value = known.get(text);
  if (value !== undefined) return value;
  if (known.size >= REMEMBERED) known.clear();
  value = make();
  known.set(text, value);
  return value;
}

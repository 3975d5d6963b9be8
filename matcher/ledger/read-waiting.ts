import type { CustomTypesConfig, Pool } from 'pg';
import { types } from 'pg';
import type { OfferRule } from '../../domain/classify/classified';
import type { PriorityCurve } from '../../domain/priority/curve';
import type { RoutableItem, RoutingPlan } from '../../domain/routing/types';
import { queueId } from './read-agents';
import { qualifyPlan, WAITING } from './read-items';
import type { WaitingRow } from './read-items';

/** Rows of a page: the server makes the next while this one is looked at. */
const PAGE = 2_000;
const JSONB = 3802;

/** In the order of `WAITING`; what is JSON is still a text. Arrays, not objects by name: those cost four times as much. */
type Texts = [
  id: string,
  version: number,
  division: string,
  queue: string,
  mediaType: string,
  weight: number,
  curve: string,
  plan: string,
  preferredAgent: string | null,
  preferredAgentKnown: boolean,
  ringBaseMs: number,
  availableAtMs: number,
  queuedSinceMs: number,
  onTopSinceMs: number | null,
  declines: string,
  offer: string,
  emergency: boolean,
];

const jsonAsText: CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === JSONB ? (text: string) => text : types.getTypeParser(oid, format)),
};

/**
 * Everything that waits in a shard, page by page, as of one snapshot. What is the same in many rows is parsed once and is
 * then the same object.
 */
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
    await client.query(`declare waiting no scroll cursor for ${WAITING} where i.shard = $1 and i.state = 'queued'`, [
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

function rowReader(): (texts: Texts) => WaitingRow {
  const divisions = new Map<string, { queues: Map<string, string>; plans: Map<string, RoutingPlan> }>();
  const mediaTypes = new Map<string, string>();
  const shapes = new Map<string, PriorityCurve>();
  const offers = new Map<string, OfferRule>();
  const declinesOf = new Map<string, RoutableItem['declines']>();
  return (texts) => {
    const [id, version, division, queue, mediaType, weight, curve, planText, preferredAgent, preferredAgentKnown] =
      texts;
    const [, , , , , , , , , , ringBaseMs, activationMs, queuedSinceMs, onTopSinceMs, declinesText, offerText] = texts;
    const { queues, plans } = once(divisions, division, () => ({ queues: new Map(), plans: new Map() }));
    const plan = once(plans, planText, () => qualifyPlan(parsed(planText), division));
    const offer = once(offers, offerText, () => parsed(offerText));
    const declines = once(declinesOf, declinesText, () => parsed(declinesText));
    const item: RoutableItem = {
      id,
      queue: once(queues, queue, () => queueId(division, queue)),
      mediaType: once(mediaTypes, mediaType, () => mediaType),
      weight,
      curve: curveOf(curve, shapes),
      plan,
      preferredAgent,
      preferredAgentKnown,
      ringBaseMs,
      activationMs,
      queuedSinceMs,
      onTopSinceMs,
      declines,
      emergency: texts[16],
      answer: offer.answer,
    };
    return { item, version, offer, offerExpiresMs: null };
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
  const curve = once(shapes, shape, () => parsed(shape));
  const dueText = text.slice(dueAt, dueEnd);
  const dueMs = dueText === 'null' ? null : Number(dueText);
  return { ...curve, dueMs, activationMs: Number(text.slice(activationAt, activationEnd)) };
}

function parsed<T>(text: string): T {
  return JSON.parse(text) as T;
}

function once<T>(known: Map<string, T>, text: string, make: () => T): T {
  let value = known.get(text);
  if (value === undefined) known.set(text, (value = make()));
  return value;
}

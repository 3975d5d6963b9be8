import type { OfferRule } from '../../domain/classify/classified';
import type { PriorityCurve } from '../../domain/priority/curve';
import type { RoutableItem } from '../../domain/routing/types';
import { curveOf } from './curve-bytes';
import { instantMs, uuidAt } from './field-bytes';
import { KnownBytes } from './known-bytes';
import { queueId } from './read-agents';
import { IS_EMERGENCY, qualifyPlan } from './read-items';
import type { WaitingRow } from './read-items';

/** What an item has of its own, its curve, and, to the end of the row, what many items have in common. */
export const COLUMNS = `i.item_id, i.version, i.ring_base, i.available_at, i.queued_since, i.on_top_since, i.curve,
    i.division, i.queue, i.media_type, i.weight::text, i.preferred_agent, (preferred.key is not null)::text,
    (${IS_EMERGENCY})::text, i.declines, i.offer_policy, i.plan`;

const LENGTH_BYTES = 4;
const NULL = -1;
const UUID_BYTES = 16;
const INSTANT_BYTES = 8;
/** Before the text of a jsonb. */
const JSONB_VERSION_BYTES = 1;

const VERSION = UUID_BYTES + 2 * LENGTH_BYTES;
const RING_BASE = VERSION + 4 + LENGTH_BYTES;
const AVAILABLE_AT = RING_BASE + INSTANT_BYTES + LENGTH_BYTES;
const QUEUED_SINCE = AVAILABLE_AT + INSTANT_BYTES + LENGTH_BYTES;
const ON_TOP_SINCE = QUEUED_SINCE + INSTANT_BYTES + LENGTH_BYTES;

type Common = Pick<
  RoutableItem,
  'queue' | 'mediaType' | 'weight' | 'plan' | 'preferredAgent' | 'preferredAgentKnown' | 'declines' | 'emergency'
> & { offer: OfferRule };

/** Makes items of rows of `COLUMNS` in the binary format; what rows have in common is read once. */
export function waitingReader(): (bytes: Buffer, at: number) => WaitingRow {
  const curves = new KnownBytes<PriorityCurve>();
  const commons = new KnownBytes<Common>();
  return (bytes, at) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const isOnTop = view.getInt32(at + ON_TOP_SINCE - LENGTH_BYTES) !== NULL;
    const curveAt = at + ON_TOP_SINCE + (isOnTop ? INSTANT_BYTES : 0) + LENGTH_BYTES;
    const commonAt = curveAt + view.getInt32(curveAt - LENGTH_BYTES);
    const common = commons.find(view, [commonAt, bytes.length], () => commonOf(bytes.subarray(commonAt)));
    const item: RoutableItem = {
      id: uuidAt(view, at + LENGTH_BYTES),
      queue: common.queue,
      mediaType: common.mediaType,
      weight: common.weight,
      curve: curveOf(bytes, view, curveAt + JSONB_VERSION_BYTES, commonAt, curves),
      plan: common.plan,
      preferredAgent: common.preferredAgent,
      preferredAgentKnown: common.preferredAgentKnown,
      ringBaseMs: instantMs(view, at + RING_BASE),
      activationMs: instantMs(view, at + AVAILABLE_AT),
      queuedSinceMs: instantMs(view, at + QUEUED_SINCE),
      onTopSinceMs: isOnTop ? instantMs(view, at + ON_TOP_SINCE) : null,
      declines: common.declines,
      emergency: common.emergency,
      answer: common.offer.answer,
    };
    return { item, version: view.getInt32(at + VERSION), offer: common.offer, offerExpiresMs: null };
  };
}

function commonOf(bytes: Buffer): Common {
  let at = 0;
  const field = (): Buffer | null => {
    const length = bytes.readInt32BE(at);
    at += LENGTH_BYTES;
    if (length === NULL) return null;
    at += length;
    return bytes.subarray(at - length, at);
  };
  const text = () => field()?.toString() ?? '';
  const json = <T>() => JSON.parse(field()?.toString('utf8', JSONB_VERSION_BYTES) ?? '') as T;
  const division = text();
  return {
    queue: queueId(division, text()),
    mediaType: text(),
    weight: Number(text()),
    preferredAgent: field()?.toString() ?? null,
    preferredAgentKnown: text() === 'true',
    emergency: text() === 'true',
    declines: json(),
    offer: json(),
    plan: qualifyPlan(json(), division),
  };
}

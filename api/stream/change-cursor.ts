import type { ChangeCursor, Snapshot } from '../../db/change-feed';

const MAX_XID = 2n ** 63n;
/** Of the text of a cursor: it is sent back in a header. */
export const CURSOR_LENGTH = 6_000;

/** `<snapshot>`, or within a page `<snapshot>~<snapshot>~<xid>-<id>`. */
export function formatCursor({ seen, within }: ChangeCursor): string {
  return within === null ? seen : `${seen}~${within.until}~${within.xid}-${within.id}`;
}

/**
 * What an event is named by. Undefined where so many transactions ran at once that nobody could send it back: the reader
 * keeps the name of one before, and may be told a few changes twice.
 */
export function eventId(place: ChangeCursor): string | undefined {
  const text = formatCursor(place);
  return text.length > CURSOR_LENGTH ? undefined : text;
}

/** Undefined for anything else. */
export function parseCursor(text: string): ChangeCursor | undefined {
  const [seen = '', until, row, ...rest] = text.split('~');
  if (rest.length > 0 || !isSnapshot(seen)) return undefined;
  if (until === undefined) return { seen, within: null };
  const [, xid, id] = /^(\d{1,19})-(\d{1,15})$/.exec(row ?? '') ?? [];
  if (!isSnapshot(until) || xid === undefined || id === undefined || BigInt(xid) >= MAX_XID) return undefined;
  return { seen, within: { until, xid, id: Number(id) } };
}

/** Whether PostgreSQL would take a text for a snapshot: IDs from xmin on, below xmax, in order. */
function isSnapshot(text: string): text is Snapshot {
  const [, xmin, xmax, running] = /^(\d{1,19}):(\d{1,19}):((?:\d{1,19}(?:,\d{1,19})*)?)$/.exec(text) ?? [];
  if (xmin === undefined || xmax === undefined) return false;
  const ids = [xmin, ...(running ? running.split(',') : []), xmax].map(BigInt);
  const isInOrder = ids.every((id, at) => at === 0 || id >= (ids[at - 1] ?? 0n));
  const isRunningOver = ids.length > 2 && ids.at(-2) === ids.at(-1);
  return isInOrder && !isRunningOver && (ids[0] ?? 0n) > 0n && (ids.at(-1) ?? 0n) < MAX_XID;
}

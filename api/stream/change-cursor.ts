import type { ChangeCursor } from '../../db/change-feed';

const MAX_XID = 2n ** 63n;

export function formatCursor({ xid, id }: ChangeCursor): string {
  return `${xid}-${id}`;
}

/** Undefined for anything but `<xid>-<id>`. */
export function parseCursor(text: string): ChangeCursor | undefined {
  const [, xid, id] = /^(\d{1,19})-(\d{1,15})$/.exec(text) ?? [];
  if (xid === undefined || id === undefined || BigInt(xid) >= MAX_XID) return undefined;
  return { xid, id: Number(id) };
}

/** Whether `a` lies behind `b` in the feed. */
export function isAfter(a: ChangeCursor, b: ChangeCursor): boolean {
  if (a.xid === b.xid) return a.id > b.id;
  return BigInt(a.xid) > BigInt(b.xid);
}

export type Column = Float64Array | Int32Array | Uint32Array | Uint8Array;

/** The same content in an array of another length; what does not fit is cut off, what is new is 0. */
export function resized<T extends Column>(old: T, length: number): T {
  const next = new (old.constructor as new (length: number) => T)(length);
  next.set(old.length <= length ? old : old.subarray(0, length));
  return next;
}

/** Grown by a quarter, not doubled: a million rows leave little unused. */
export function roomFor(needed: number, room: number): number {
  return needed <= room ? room : Math.max(needed, room + (room >> 2) + 16);
}

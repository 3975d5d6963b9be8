/** PostgreSQL counts microseconds from 2000 on. */
const BEGIN_US = 946_684_800_000_000;
const HIGH = 2 ** 32;
/** Beyond these, for which numbers are exact, instants are read digit by digit. */
const EXACT_HIGH = 2 ** 20;

/** An instant in the binary format, as epoch ms: what the database's own division of its microseconds gives. */
export function instantMs(view: DataView, at: number): number {
  const high = view.getInt32(at);
  if (high >= EXACT_HIGH || high < -EXACT_HIGH) return Number(`${view.getBigInt64(at) + BigInt(BEGIN_US)}e-3`);
  return (high * HIGH + view.getUint32(at + 4) + BEGIN_US) / 1_000;
}

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const highDigits = Uint8Array.from(digits, (pair) => pair.charCodeAt(0));
const lowDigits = Uint8Array.from(digits, (pair) => pair.charCodeAt(1));
const DASH = 45;
const UUID_BYTES = 16;
const uuid = Buffer.alloc(2 * UUID_BYTES + 4, DASH);
/** Where the digits of each byte stand. */
const places = Uint8Array.from(
  { length: UUID_BYTES },
  (_, byte) => 2 * byte + [4, 6, 8, 10].filter((at) => at <= byte).length,
);

/** In its canonical form. */
export function uuidAt(view: DataView, at: number): string {
  for (let byte = 0; byte < UUID_BYTES; byte += 1) {
    const value = view.getUint8(at + byte);
    const place = places[byte] as number;
    uuid[place] = highDigits[value] as number;
    uuid[place + 1] = lowDigits[value] as number;
  }
  return uuid.toString('latin1');
}

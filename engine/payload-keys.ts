import { createSecretKey, type KeyObject } from 'node:crypto';

/** Keys of payloads by their IDs. The first encrypts, all decrypt: so keys are changed without a pause (docs/SECURITY.md). */
export type PayloadKeys = ReadonlyMap<string, KeyObject>;

/** As where encryption is off: nothing is encrypted, and what is encrypted is refused. */
export const noKeys: PayloadKeys = new Map();

const ID = /^[A-Za-z0-9._-]{1,64}$/;
const KEY_BYTES = 32;

/**
 * Keys as `id:key`, the key in Base64, one after another on lines or between commas. Throws what is wrong, without
 * showing any of the key.
 *
 * @example readPayloadKeys('2027-01:q7…w=,2026-11:J3…8=') // encrypts with 2027-01
 */
export function readPayloadKeys(text: string): PayloadKeys {
  const keys = new Map<string, KeyObject>();
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    const colon = part.indexOf(':');
    const id = part.slice(0, Math.max(colon, 0));
    const nth = `key ${keys.size + 1}`;
    if (!ID.test(id)) throw new Error(`${nth}: must be written id:key, the ID of 1 to 64 letters, digits, ., _ and -`);
    if (keys.has(id)) throw new Error(`${nth}: there are two keys with the ID ${id}`);
    const bytes = Buffer.from(part.slice(colon + 1), 'base64');
    if (
      bytes.length !== KEY_BYTES ||
      withoutPadding(bytes.toString('base64')) !== withoutPadding(part.slice(colon + 1))
    )
      throw new Error(`${nth} (${id}): must be ${KEY_BYTES} bytes in Base64`);
    keys.set(id, createSecretKey(bytes));
  }
  if (keys.size === 0) throw new Error('there is no key');
  return keys;
}

const withoutPadding = (text: string) => text.replace(/=+$/, '');

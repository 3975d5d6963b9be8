import { randomBytes } from 'node:crypto';

/** A new key as a file of keys holds it, named after the day. */
export function newPayloadKey(): string {
  return `${new Date().toISOString().slice(0, 10)}:${randomBytes(32).toString('base64')}\n`;
}

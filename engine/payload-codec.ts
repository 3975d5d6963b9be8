import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { PayloadKeys } from './payload-keys';

const CIPHER = 'aes-256-gcm';
const ENCODING = 'binary/casewright-aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const { Payload: Wire } = proto.temporal.api.common.v1;

type Metadata = Record<string, Uint8Array>;

/**
 * What is in a payload, and what its own metadata say of it, as one ciphertext: nonce, text, tag. ID of the key and
 * encoding stay legible, and cannot be exchanged: they are authenticated with it. What was never encrypted passes.
 */
export function createPayloadCodec(keys: PayloadKeys): PayloadCodec {
  const [first] = keys;
  const seal = first && sealWith(...first);
  return {
    encode: (payloads) => Promise.resolve(seal ? payloads.map(seal) : payloads),
    // A promise that is refused, never an exception: callers of the SDK expect one.
    decode: async (payloads) => payloads.map((payload) => open(keys, payload)),
  };
}

function sealWith(id: string, key: KeyObject): (payload: Payload) => Payload {
  const metadata: Metadata = { encoding: Buffer.from(ENCODING), 'encryption-key-id': Buffer.from(id) };
  const authenticated = bytesOf(metadata);
  return (payload) => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(authenticated);
    const text = cipher.update(Wire.encode(payload).finish());
    return { metadata, data: Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()]) };
  };
}

function open(keys: PayloadKeys, payload: Payload): Payload {
  const metadata = payload.metadata ?? {};
  if (textOf(metadata['encoding']) !== ENCODING) return payload;
  const id = textOf(metadata['encryption-key-id']);
  const key = keys.get(id);
  if (!key) throw new Error(`a payload is encrypted with the key "${id}", which CASEWRIGHT_PAYLOAD_KEYS does not hold`);
  const data = payload.data ?? new Uint8Array();
  try {
    const decipher = createDecipheriv(CIPHER, key, data.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(bytesOf(metadata))
      .setAuthTag(data.subarray(-TAG_BYTES));
    const text = [decipher.update(data.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()];
    const { metadata: own, data: content } = Wire.decode(Buffer.concat(text));
    return { metadata: own, data: content };
  } catch (cause) {
    throw new Error(`a payload that names the key "${id}" was changed, or is of another key of that ID`, { cause });
  }
}

/** One text for the same metadata, in whatever order they came. */
function bytesOf(metadata: Metadata): Buffer {
  const entries = Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value).toString('base64')]);
  return Buffer.from(JSON.stringify(entries.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))));
}

const textOf = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString();

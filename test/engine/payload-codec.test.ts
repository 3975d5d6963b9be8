import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import fc from 'fast-check';
import { createPayloadCodec } from '../../engine/payload-codec';
import { noKeys, readPayloadKeys } from '../../engine/payload-keys';

const keyText = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString('base64')}`;
const codecOf = (...keys: string[]) => createPayloadCodec(readPayloadKeys(keys.join('\n')));
const old = keyText('2026', 1);
const next = keyText('2027', 2);

const payloads = fc.array(
  fc.record({
    metadata: fc.dictionary(fc.string(), fc.uint8Array()),
    data: fc.uint8Array({ maxLength: 300 }),
  }),
  { maxLength: 5 },
);
const plain = ({ metadata, data }: Payload) => ({
  metadata: Object.entries(metadata ?? {}).map(([name, bytes]) => [name, [...bytes]]),
  data: [...(data ?? [])],
});
const encoded = async (value: unknown, codec = codecOf(old)) => {
  const [payload] = await codec.encode([defaultPayloadConverter.toPayload(value)]);
  if (!payload) throw new Error('no payload');
  return payload;
};
const decoded = async (payload: Payload, codec = codecOf(old)) => {
  const [own] = await codec.decode([payload]);
  return defaultPayloadConverter.fromPayload(own ?? {});
};

test('whatever is encoded comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(payloads, async (given) => {
      const codec = codecOf(old);
      const back = await codec.decode(await codec.encode(given));
      expect(back.map(plain)).toEqual(given.map(plain));
    }),
  );
});

test('nothing of value or metadata can be read, and no two ciphertexts are alike', async () => {
  const one = await encoded({ name: 'Erika Mustermann' });
  const two = await encoded({ name: 'Erika Mustermann' });
  expect(Buffer.from(one.data ?? []).includes('Erika')).toBe(false);
  expect(Object.entries(one.metadata ?? {}).map(([name, bytes]) => `${name}=${Buffer.from(bytes).toString()}`)).toEqual(
    ['encoding=binary/casewright-aes-256-gcm', 'encryption-key-id=2026'],
  );
  expect(Buffer.from(one.data ?? []).equals(Buffer.from(two.data ?? []))).toBe(false);
  const nonces = await Promise.all(Array.from({ length: 500 }, async () => (await encoded(1)).data?.slice(0, 12)));
  expect(new Set(nonces.map(String)).size).toBe(500);
});

test('the first key encrypts and all of them decrypt, so a new one can be brought in without a pause', async () => {
  const [before, between, after] = [codecOf(old), codecOf(old, next), codecOf(next, old)];
  // While some have been started again and others not, whatever one writes the others read.
  for (const writes of [before, between]) expect(await decoded(await encoded('x', writes), before)).toBe('x');
  for (const writes of [before, between, after])
    for (const reads of [between, after]) expect(await decoded(await encoded('x', writes), reads)).toBe('x');
  expect(Buffer.from((await encoded('x', after)).metadata?.['encryption-key-id'] ?? []).toString()).toBe('2027');
});

test('a key that is not known is named, and so is where it should be', async () => {
  await expect(decoded(await encoded('x', codecOf(next)), codecOf(old))).rejects.toThrow(
    'a payload is encrypted with the key "2027", which CASEWRIGHT_PAYLOAD_KEYS does not hold',
  );
  await expect(decoded(await encoded('x'), createPayloadCodec(noKeys))).rejects.toThrow('the key "2026"');
});

test('what was never encrypted passes, with and without keys', async () => {
  const payload = defaultPayloadConverter.toPayload({ recorded: 'earlier' });
  expect(await codecOf(old).decode([payload])).toEqual([payload]);
  expect(await createPayloadCodec(noKeys).encode([payload])).toEqual([payload]);
});

test('a change of any bit, of any metadata, or of the key behind an ID is refused', async () => {
  const payload = await encoded('x');
  const data = payload.data ?? new Uint8Array();
  for (let bit = 0; bit < data.length * 8; bit += 1) {
    const changed = Uint8Array.from(data);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await expect(decoded({ ...payload, data: changed })).rejects.toThrow('was changed');
  }
  for (const length of [0, 1, 12, 27, 28, data.length - 1])
    await expect(decoded({ ...payload, data: data.slice(0, length) })).rejects.toThrow('was changed');
  const more = { ...payload.metadata, note: Buffer.from('added') };
  await expect(decoded({ ...payload, metadata: more })).rejects.toThrow('was changed');
  const renamed = { ...payload.metadata, 'encryption-key-id': Buffer.from('2027') };
  const sameKey = codecOf(old, keyText('2027', 1));
  await expect(decoded({ ...payload, metadata: renamed }, sameKey)).rejects.toThrow('was changed');
  await expect(decoded(payload, codecOf(keyText('2026', 3)))).rejects.toThrow('was changed');
});

import { defaultPayloadConverter } from '@temporalio/common';
import { createPayloadCodec } from '../../engine/payload-codec';
import { readPayloadKeys } from '../../engine/payload-keys';
import type { Figure } from '../figures';
import { median } from '../figures';

const ROUNDS = 9;
const PAYLOADS_A_ROUND = 2_000;

/** Processor time to encrypt and decrypt one payload, beside what its JSON takes: of a command's size, and of a snapshot's. */
export async function payloadCost(): Promise<Figure[]> {
  const codec = createPayloadCodec(readPayloadKeys(`bench:${Buffer.alloc(32, 1).toString('base64')}`));
  const figures: Figure[] = [];
  for (const bytes of [300, 5_000]) {
    const value = { text: 'x'.repeat(bytes) };
    const json = () => {
      defaultPayloadConverter.fromPayload(defaultPayloadConverter.toPayload(value));
    };
    const payload = defaultPayloadConverter.toPayload(value);
    const both = async () => void (await codec.decode(await codec.encode([payload])));
    await microseconds(both);
    const sealed: number[] = [];
    const plain: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      sealed.push(await microseconds(both));
      plain.push(await microseconds(json));
    }
    figures.push({
      name: `processor time of the encryption of one payload of ${bytes} bytes, there and back`,
      value: `${median(sealed).toFixed(1)} µs`,
      beside: `${median(plain).toFixed(1)} µs for its JSON`,
      asked: 'at most 200 µs',
      holds: median(sealed) <= 200,
    });
  }
  return figures;
}

async function microseconds(step: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  for (let count = 0; count < PAYLOADS_A_ROUND; count += 1) await step();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / PAYLOADS_A_ROUND;
}

import type { Pool } from 'pg';
import { createProofCheck, type Proof } from '../../api/auth/proof';

const session: Proof = { kind: 'session', id: 's1' };

/** A database in which every proof holds, or none does, or that is out of reach, and a clock that a test sets. */
function stage() {
  const seen = { asked: [] as object[], holds: true, isDown: false, nowMs: 0 };
  const query = async (_sql: string, [text]: [string]) => {
    const proofs = JSON.parse(text) as object[];
    seen.asked.push(...proofs);
    if (seen.isDown) throw new Error('down');
    return { rows: proofs.map(() => ({ holds: seen.holds })) };
  };
  return { seen, holds: createProofCheck({ query } as unknown as Pool, () => seen.nowMs) };
}

test('what was taken back holds for a second at most, and who asks within it asks nothing', async () => {
  const { seen, holds } = stage();
  expect(await Promise.all([holds('ana', session), holds('ana', session)])).toEqual([true, true]);
  seen.holds = false;
  seen.nowMs = 999;
  expect([await holds('ana', session), seen.asked.length]).toEqual([true, 1]);
  seen.nowMs = 1_000;
  expect([await holds('ana', session), seen.asked.length]).toEqual([false, 2]);
});

test('a failure is no answer: it is not remembered', async () => {
  const { seen, holds } = stage();
  seen.isDown = true;
  await expect(holds('ana', session)).rejects.toThrow('down');
  seen.isDown = false;
  expect(await holds('ana', session)).toBe(true);
});

test('one proof says nothing of another; what the system does for somebody needs none', async () => {
  const { seen, holds } = stage();
  const proofs: [string, Proof][] = [
    ['ana', session],
    ['ana', { kind: 'session', id: 's2' }],
    ['ana', { kind: 'key', id: 's1' }],
    ['ana', { kind: 'token', issuedMs: 1 }],
    ['ana', { kind: 'token', issuedMs: 2 }],
    ['ben', { kind: 'token', issuedMs: 1 }],
  ];
  for (const [subject, proof] of proofs) await holds(subject, proof);
  expect(seen.asked).toMatchObject([
    ...proofs.slice(0, 3).map(([, proof]) => proof),
    { subject: 'ana', issuedMs: 1 },
    { subject: 'ana', issuedMs: 2 },
    { subject: 'ben', issuedMs: 1 },
  ]);
  seen.holds = false;
  expect([await holds('ana', { kind: 'own' }), seen.asked.length]).toEqual([true, proofs.length]);
});

import type { Pool } from 'pg';
import { whichHold } from '../../db/proof';
import { gather } from './gather';
import { putBounded } from './put-bounded';

/** By what somebody came to his credential, and what can be taken back before it ends. `own`: what the system does for him. */
export type Proof =
  { kind: 'token'; issuedMs: number } | { kind: 'session'; id: string } | { kind: 'key'; id: string } | { kind: 'own' };

/** How old an answer may be: a revocation holds within this, and many streams of one person ask once. */
const KNOWN_MS = 1_000;
const KNOWN = 20_000;

/** Whether a proof still holds. Answers are remembered for a second; those that one event wants are asked for together. */
export function createProofCheck(
  pool: Pool,
  nowMs: () => number = () => performance.now(),
): (subject: string, proof: Proof) => Promise<boolean> {
  const ask = gather((proofs: Parameters<typeof whichHold>[1]) => whichHold(pool, proofs));
  const known = new Map<string, { atMs: number; holds: Promise<boolean> }>();
  return (subject, proof) => {
    if (proof.kind === 'own') return Promise.resolve(true);
    const key = `${proof.kind}/${proof.kind === 'token' ? `${subject}/${proof.issuedMs}` : proof.id}`;
    const found = known.get(key);
    if (found && nowMs() - found.atMs < KNOWN_MS) return found.holds;
    const holds = ask(proof.kind === 'token' ? { ...proof, subject } : proof);
    holds.catch(() => known.delete(key));
    putBounded(known, KNOWN, key, { atMs: nowMs(), holds });
    return holds;
  };
}

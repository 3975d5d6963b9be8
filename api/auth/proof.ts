import type { Pool } from 'pg';
import { findValidApiKey } from '../../db/api-key';
import { findWebSession, isSignedOut } from '../../db/web-session';

/** By what somebody came to his credential, and what can be taken back before it ends. `own`: what the system does for him. */
export type Proof =
  { kind: 'token'; issuedMs: number } | { kind: 'session'; id: string } | { kind: 'key'; id: string } | { kind: 'own' };

/** How old an answer may be: a revocation holds within this, and many streams of one person ask once. */
const KNOWN_MS = 1_000;
const KNOWN = 20_000;

/** Whether a proof still holds. Answers are remembered for a second. */
export function createProofCheck(
  pool: Pool,
  nowMs: () => number = () => performance.now(),
): (subject: string, proof: Proof) => Promise<boolean> {
  const known = new Map<string, { atMs: number; holds: Promise<boolean> }>();
  return (subject, proof) => {
    if (proof.kind === 'own') return Promise.resolve(true);
    const key = `${proof.kind}/${proof.kind === 'token' ? `${subject}/${proof.issuedMs}` : proof.id}`;
    const found = known.get(key);
    if (found && nowMs() - found.atMs < KNOWN_MS) return found.holds;
    known.delete(key);
    const holds = ask(pool, subject, proof);
    holds.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (oldest !== undefined && known.size >= KNOWN) known.delete(oldest);
    known.set(key, { atMs: nowMs(), holds });
    return holds;
  };
}

async function ask(pool: Pool, subject: string, proof: Exclude<Proof, { kind: 'own' }>): Promise<boolean> {
  switch (proof.kind) {
    case 'token':
      return !(await isSignedOut(pool, subject, proof.issuedMs));
    case 'session':
      return (await findWebSession(pool, { id: proof.id })) !== undefined;
    case 'key':
      return (await findValidApiKey(pool, proof.id)) !== undefined;
  }
}

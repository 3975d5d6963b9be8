import type { Pool } from 'pg';
import { readAddress } from '../ledger/owner-address';
import type { Answers, QuestionInput, QuestionName } from './questions';

const WITHIN_MS = 5_000;

/** Nobody owns the shard at the moment, or its owner does not answer; a take-over takes seconds. */
class OwnerAway extends Error {
  constructor(shard: string, cause?: unknown) {
    super(`the owner of shard ${shard} does not answer`, { cause });
    this.name = 'OwnerAway';
  }
}

/** Asks the process that owns a shard. Throws `OwnerAway`. */
export async function askOwner<N extends QuestionName>(
  pool: Pool,
  shard: string,
  name: N,
  input: QuestionInput<N>,
): Promise<Answers[N]> {
  const owner = await readAddress(pool, shard);
  if (!owner) throw new OwnerAway(shard);
  try {
    const response = await fetch(new URL(`/${encodeURIComponent(shard)}/${name}`, owner.address), {
      method: 'POST',
      redirect: 'error',
      headers: { authorization: `Bearer ${owner.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    return (await response.json()) as Answers[N];
  } catch (error) {
    throw new OwnerAway(shard, error);
  }
}

/** What the owner tells, or, as long as there is none, what can be told without it. */
export async function unlessAway<T>(answer: Promise<T>, otherwise: (away: Error) => Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof OwnerAway) return otherwise(error);
    throw error;
  }
}

import type { Pool } from 'pg';
import type { DeliveryFailure } from '../domain/receiver/delivery-failure';
import type { Delivery } from './delivery';

/** A receiver that failed its last tries, all processes taken together. */
export interface Circuit {
  /** Nobody may try before a certain instant. */
  isOpen: boolean;
  /** It was open and is not any more: one may try, the others wait for what comes of it. */
  isHalfOpen: boolean;
  failure: DeliveryFailure;
}

/** So many failures in a row open it. */
const OPENS_AFTER = 5;
/** Longer than any try, so that there is one trial at a time. */
const TRIAL = `interval '40 seconds'`;

/** As JSON, of a row `circuit`; null where its receiver did not fail of late. */
export const CIRCUIT = `case when circuit.failures >= ${OPENS_AFTER} then jsonb_build_object(
    'isOpen', circuit.open_until > clock_timestamp(), 'isHalfOpen', circuit.open_until <= clock_timestamp(),
    'failure', jsonb_build_object('code', circuit.last_code, 'detail', circuit.last_error)) end`;

/** CTE for one failure more: open for 5 s, doubling to a minute. The parameters are kind, division and key of the receiver, code and detail. */
export function failedCte([kind, division, target, code, detail]: readonly string[]): string {
  return `failed as (
       insert into receiver_circuit as known (kind, division, target, failures, open_until, last_code, last_error)
       select ${kind}, ${division}, ${target}, 1, clock_timestamp(), ${code}, ${detail} where ${division}::text is not null
       on conflict (kind, division, target) do update set failures = known.failures + 1,
         last_code = excluded.last_code, last_error = excluded.last_error,
         open_until = case when known.failures + 1 < ${OPENS_AFTER} then clock_timestamp() else clock_timestamp()
           + least(interval '1 minute', interval '5 seconds' * power(2, least(known.failures + 1 - ${OPENS_AFTER}, 10))) end
       returning failures
     )`;
}

/** CTE for a success: nothing is left of what failed before. */
export function healedCte(kind: string, division: string, target: string): string {
  return `healed as (
       delete from receiver_circuit where kind = ${kind} and division = ${division} and target = ${target}
     )`;
}

/** A receiver as the rows name it. */
export type ReceiverName = Pick<Delivery, 'home' | 'target'> & { kind: Delivery['kind'] | 'lookup' };

/** Takes the one trial of a half-open circuit; false when somebody else has it. */
export async function takeTrial(pool: Pool, { kind, home, target }: ReceiverName): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update receiver_circuit set open_until = clock_timestamp() + ${TRIAL}
     where kind = $1 and division = $2 and target = $3 and open_until <= clock_timestamp()`,
    [kind, home, target],
  );
  return rowCount === 1;
}

/** What those who ask look-ups know of a circuit. */
export interface LookupCircuit extends Omit<Circuit, 'failure'> {
  failure: { code: string; detail: string };
}

/** Those of these look-ups that failed of late; `circuit` null: not often enough to be left alone. */
export async function readLookupCircuits(
  pool: Pool,
  lookups: readonly Pick<ReceiverName, 'home' | 'target'>[],
): Promise<{ home: string; target: string; circuit: LookupCircuit | null }[]> {
  const { rows } = await pool.query<{ home: string; target: string; circuit: LookupCircuit | null }>(
    `select division as home, target, ${CIRCUIT} as circuit from receiver_circuit circuit
     join jsonb_to_recordset($1::jsonb) as given (home text, target text) using (target)
     where kind = 'lookup' and division = given.home`,
    [JSON.stringify(lookups)],
  );
  return rows;
}

/** Answers whether it is left alone from now on. */
export async function recordLookupFailure(
  pool: Pool,
  { home, target }: Pick<ReceiverName, 'home' | 'target'>,
  { code, detail }: { code: string; detail: string },
): Promise<boolean> {
  const { rows } = await pool.query<{ isOpen: boolean }>(
    `with ${failedCte(["'lookup'", '$1::text', '$2', '$3', '$4'])} select failures >= ${OPENS_AFTER} as "isOpen" from failed`,
    [home, target, code, detail],
  );
  return rows.some(({ isOpen }) => isOpen);
}

export async function healLookup(pool: Pool, { home, target }: Pick<ReceiverName, 'home' | 'target'>): Promise<void> {
  await pool.query(`with ${healedCte("'lookup'", '$1', '$2')} select 1`, [home, target]);
}

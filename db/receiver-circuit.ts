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
     )`;
}

/** CTE for a success: nothing is left of what failed before. */
export function healedCte(kind: string, division: string, target: string): string {
  return `healed as (
       delete from receiver_circuit where kind = ${kind} and division = ${division} and target = ${target}
     )`;
}

/** Takes the one trial of a half-open circuit; false when somebody else has it. */
export async function takeTrial(pool: Pool, { kind, home, target }: Delivery): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update receiver_circuit set open_until = clock_timestamp() + ${TRIAL}
     where kind = $1 and division = $2 and target = $3 and open_until <= clock_timestamp()`,
    [kind, home, target],
  );
  return rowCount === 1;
}

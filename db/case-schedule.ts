import type { ClientBase } from 'pg';
import type { Queryable } from './queryable';
import { instant } from './instant';

/** A start event of a case type that comes by itself. Instants epoch ms. */
export interface CaseSchedule {
  division: string;
  caseType: string;
  /** Which of the timers of its type. */
  place: number;
  version: number;
  element: string;
  timer: string;
  fromMs: number;
  /** Null: it does not come any more. */
  nextMs: number | null;
}

const COLUMNS = `division, case_type as "caseType", place, version, element, timer,
  (extract(epoch from from_at) * 1000)::float8 as "fromMs", (extract(epoch from next_at) * 1000)::float8 as "nextMs"`;

/** Those of a version take the place of those of the one before. */
export async function replaceSchedules(
  client: ClientBase,
  { division, key }: { division: string; key: string },
  schedules: readonly Pick<CaseSchedule, 'version' | 'element' | 'timer' | 'fromMs' | 'nextMs'>[],
): Promise<void> {
  await client.query('delete from case_schedule where division = $1 and case_type = $2', [division, key]);
  for (const [place, { version, element, timer, fromMs, nextMs }] of schedules.entries()) {
    await client.query(
      `insert into case_schedule (division, case_type, place, version, element, timer, from_at, next_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [division, key, place, version, element, timer, instant(fromMs), instant(nextMs)],
    );
  }
}

export type DueSchedule = CaseSchedule & { nextMs: number; nowMs: number };

/** The one that is due longest, locked until the transaction ends; one that somebody else has locked is passed over. */
export async function takeDueSchedule(client: ClientBase): Promise<DueSchedule | undefined> {
  const { rows } = await client.query<DueSchedule>(
    `select ${COLUMNS}, (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs" from case_schedule
     where next_at <= statement_timestamp() and rests_until <= statement_timestamp()
     order by next_at limit 1 for update skip locked`,
  );
  return rows[0];
}

export async function setNextInstant(
  client: ClientBase,
  { division, caseType, place }: CaseSchedule,
  nextMs: number | null,
): Promise<void> {
  await client.query('update case_schedule set next_at = $4 where division = $1 and case_type = $2 and place = $3', [
    division,
    caseType,
    place,
    instant(nextMs),
  ]);
}

export async function restSchedule(db: Queryable, { division, caseType, place }: CaseSchedule): Promise<void> {
  await db.query(
    `update case_schedule set rests_until = clock_timestamp() + interval '30 seconds'
     where division = $1 and case_type = $2 and place = $3`,
    [division, caseType, place],
  );
}

/** How long until one is due, ms; null: none will be. */
export async function untilNextSchedule(db: Queryable): Promise<number | null> {
  const { rows } = await db.query<{ ms: number | null }>(
    'select (extract(epoch from min(next_at) - clock_timestamp()) * 1000)::float8 as ms from case_schedule',
  );
  return rows[0]?.ms ?? null;
}

export async function listSchedules(db: Queryable, divisions: readonly string[]): Promise<CaseSchedule[]> {
  const { rows } = await db.query<CaseSchedule>(
    `select ${COLUMNS} from case_schedule where division = any($1) order by division, case_type, place`,
    [divisions],
  );
  return rows;
}

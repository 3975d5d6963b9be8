import { Pool, types } from 'pg';
import { PreparingClient } from './preparing-client';

const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;
const INT8 = 20;

// Numbers here (weights, counters, epochs) stay far below 2^53; instants stay Dates.
types.setTypeParser(NUMERIC, Number);
types.setTypeParser(INT8, Number);
types.setTypeParser(TIMESTAMPTZ, types.getTypeParser(TIMESTAMPTZ));

export interface PoolOptions {
  /** Connections at most. */
  max?: number;
  /** Shown in `pg_stat_activity`. */
  name: string;
  /**
   * One plan for all values of a statement's parameters, made once for each connection: for processes whose statements
   * all find their rows by keys. The others plan anew where the values promise a better plan.
   */
  hasOnePlan?: boolean;
}

/** A pool whose connections speak UTC and give up a statement after 10 s, so that no caller waits for ever. */
export function createPool(url: string, { max = 10, name, hasOnePlan = false }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    Client: PreparingClient,
    max,
    application_name: `casewright-${name}`,
    connectionTimeoutMillis: 5_000,
    // A new connection plans every statement anew.
    idleTimeoutMillis: 300_000,
    statement_timeout: 10_000,
    // A server that has vanished from the network answers nothing at all: without this the caller would wait for ever.
    query_timeout: 12_000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    // A plan is kept while its tables grow from nothing: none may rest on one of them being small.
    options: `-c timezone=UTC -c enable_seqscan=off${hasOnePlan ? ' -c plan_cache_mode=force_generic_plan' : ''}`,
    // Statements that do not wait for one another's answers travel together; they still run in order.
    pipeline: true,
  });
  // An idle connection that the server closes is no reason to end the process; the next query opens another.
  pool.on('error', () => {});
  return pool;
}

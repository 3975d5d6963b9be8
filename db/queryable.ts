import type { ClientBase, Pool } from 'pg';

/** A statement of its own may run on the pool; one of a transaction runs on its client. */
export type Queryable = Pick<Pool, 'query'> | Pick<ClientBase, 'query'>;

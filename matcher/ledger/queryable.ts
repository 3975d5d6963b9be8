import type { ClientBase, Pool } from 'pg';

/** For reads, which need no transaction of their own. */
export type Queryable = Pool | ClientBase;

// Conditions on rows that are found by their keys. A plan is kept while tables grow, and made while they are small, when
// to read all of a small index costs no more than to look up one row. So these are asked in a way that no index answers.

/** Whether a row lies in the shard $1. */
export const inShard = (table: 'a' | 'i') => `${table}.shard || '' = $1`;

/** Whether an offer is not over. `offer_expiry` would be read from end to end: what is open, of all agents. */
export const isOpen = (table: 'o' | 'offer') => `coalesce(${table}.outcome, '') = ''`;

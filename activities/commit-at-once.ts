import type { Pool } from 'pg';
import { type Delivery, deliveryValues, OWED, owedCtes } from '../db/delivery';
import { FIRST_FREE, type ItemWrite, writeItemText, writeItemValues } from '../db/item';
import { retrying } from '../db/transaction';
import type { Change } from '../domain/item/decision';
import { claimGate } from '../matcher/ledger/claim';
import { LET_GO_GATE } from '../matcher/ledger/let-go';
import { deliveryOf } from './delivery-of';

const TEXTS = {
  claim: writeItemText({ before: claimGate(`$${FIRST_FREE}`, `$${FIRST_FREE + 1}`) }),
  letGo: writeItemText({ before: LET_GO_GATE }),
  letGoAndSync: writeItemText({ before: LET_GO_GATE, after: owedCtes('sync', FIRST_FREE), answer: OWED }),
};

export interface Written {
  updatedAt: Date;
  deliveries: Delivery[];
}

/**
 * A commit in one statement, for what most items go through: an accept, and an end in its agent's hands. It has its
 * effect if nothing stands against it; else it has none, and null says that somebody must find out why.
 */
export async function commitAtOnce(pool: Pool, change: Change, write: ItemWrite): Promise<Written | null> {
  const statement = statementOf(change);
  if (!statement) return null;
  const { rows } = await retrying(() =>
    pool.query<{ updatedAt: Date; deliveries?: Delivery[] }>(statement.text, [
      ...writeItemValues(write),
      ...statement.values,
    ]),
  );
  const [row] = rows;
  return row ? { updatedAt: row.updatedAt, deliveries: row.deliveries ?? [] } : null;
}

/** Null: it takes more than one statement. */
function statementOf(change: Change): { text: string; values: unknown[] } | null {
  const { ledger, effects } = change;
  const [effect, ...more] = effects;
  if (change.whileOffline || more.length > 0) return null;
  switch (ledger.kind) {
    case 'claim':
      return effect ? null : { text: TEXTS.claim, values: [ledger.offerId, ledger.agent] };
    case 'remove':
      if (!effect) return { text: TEXTS.letGo, values: [] };
      return effect.kind === 'sync'
        ? { text: TEXTS.letGoAndSync, values: deliveryValues(deliveryOf(change.state, effect)) }
        : null;
    case 'untouched':
    case 'take':
    case 'enqueue':
    case 'refresh':
      return null;
  }
}

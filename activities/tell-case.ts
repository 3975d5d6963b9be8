import type { Pool } from 'pg';
import { orderOfItem } from '../db/case-order';
import type { Delivery } from '../db/delivery';
import type { CaseEvent } from '../domain/bpmn/messages';
import { endOfTask } from '../domain/cases/end-of-task';
import { failed, type PostResult } from './post-delivery';

/** Sends a Signal to the workflow of a case, which it starts where it does not run. */
export type SignalCase = (caseId: string, commandId: string, event: CaseEvent) => Promise<void>;

/** Tells a case that the item of one of its tasks has ended. What it no longer waits for is told to nobody. */
export async function tellCase(pool: Pool, { id, event, body }: Delivery, signal: SignalCase): Promise<PostResult> {
  const item = (body['data'] ?? {}) as ItemEnd;
  const order = await orderOfItem(pool, item.externalId);
  if (!order?.isLatest) return { ok: true };
  const ended = endOfTask(order, event, item);
  if (!ended) return { ok: true };
  try {
    await signal(order.caseId, `delivery/${id}`, ended);
    return { ok: true };
  } catch (error) {
    return failed('NOT_REACHED', error instanceof Error ? error.message : String(error));
  }
}

interface ItemEnd {
  externalId: string;
  reference: string;
  disposition: string | null;
  attributes: Readonly<Record<string, unknown>>;
}

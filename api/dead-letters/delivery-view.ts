import type { DeliveryRow } from '../../db/dead-letter';
import type { DeliveryView } from '../contract/dead-letter';

export function deliveryView(row: DeliveryRow): DeliveryView {
  const { id, kind, target, division, itemId, reference, caseId, caseReference, event, attempts, lastCode, lastError } =
    row;
  return {
    id,
    state: row.deadAt ? 'dead' : row.deliveredAt ? 'delivered' : 'pending',
    kind,
    receiver: target,
    division,
    item: itemId === null || reference === null ? null : { id: itemId, reference },
    case: caseId === null || caseReference === null ? null : { id: caseId, reference: caseReference },
    event,
    attempts,
    // Rows of before 0.2 have no code.
    reason: lastError === null ? null : { code: lastCode ?? 'NOT_REACHED', detail: lastError },
    createdAt: row.createdAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    deadAt: row.deadAt?.toISOString() ?? null,
    redeliveredAt: row.redeliveredAt?.toISOString() ?? null,
  };
}

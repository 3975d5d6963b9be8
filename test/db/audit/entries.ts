import type { NewAuditEntry } from '../../../domain/audit/entry';

/** Some entry of a division. */
export function entryIn(division: string, number: number): NewAuditEntry {
  return {
    division,
    verb: 'update',
    object: { kind: 'item', id: `item-${number}`, name: `CLM-${number}` },
    actor: { kind: 'user', id: 'sue' },
    origin: {
      subject: 'sue',
      principal: 'user',
      address: '10.0.0.1',
      userAgent: 'test',
      requestId: `request-${number}`,
    },
    reason: 'because',
    before: { attributes: { Value: number } },
    after: { attributes: { Value: number + 1 } },
  };
}

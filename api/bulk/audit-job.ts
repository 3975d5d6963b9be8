import type { ClientBase } from 'pg';
import { insertAudit } from '../../db/audit/entry';
import { bulkDivisions } from '../../db/bulk-item';
import type { BulkJobRow } from '../../db/bulk-job';
import type { Principal } from '../auth/principal';
import { userOf } from '../config/audit-entries';

/**
 * That somebody made, cancelled or tried again a job: in each division in which it chose something that he may know of. What it
 * does to its items they say themselves, with its ID.
 */
export async function auditJob(
  client: ClientBase,
  principal: Principal,
  { id, action }: Pick<BulkJobRow, 'id' | 'action'>,
  verb: 'create' | 'cancel' | 'retry',
): Promise<void> {
  const object = { kind: 'bulk-job', id, name: null } as const;
  const chosen = await bulkDivisions(client, id, [...principal.grants.keys()]);
  await insertAudit(
    client,
    chosen.map(({ division, items }) => {
      const entry = { division, verb, object, actor: userOf(principal) };
      return { ...entry, before: null, after: { action, items } };
    }),
  );
}

import { revokeApiKeysOf } from '../../db/api-key';
import { insertChanges } from '../../db/change';
import { type ConfigRow, lockConfig, raiseConfigRevision, readCurrentConfig, unpublishConfig } from '../../db/config';
import { countItemsOf } from '../../db/config-use';
import { deleteEndpointSecret } from '../../db/endpoint-secret';
import { transaction } from '../../db/transaction';
import { divisionOf } from '../../domain/config/documents';
import { checkReferences } from '../../domain/config/references';
import { createDirectory } from '../catalogue/directory';
import { HttpProblem } from '../http-problem';
import type { Context } from '../route';
import { changeLedger } from './change-ledger';

/** Takes a document out of what is published, unless another one or an item still needs it. Its versions stay. */
export async function deleteDocument({ deps }: Context, row: ConfigRow): Promise<void> {
  const { kind, division, key } = row;
  await transaction(deps.pool, async (client) => {
    await lockConfig(client);
    const rows = await readCurrentConfig(client);
    const isGone = (other: { kind: string; key: string; division: string }) =>
      other.kind === kind && other.key === key && other.division === division;
    // Another caller was first: what was asked for holds.
    if (!rows.some(isGone)) return;
    const { documents: before } = createDirectory(0, rows);
    const after = before.filter(
      (document) => !isGone({ kind: document.kind, key: document.key, division: divisionOf(document) }),
    );
    const errors = checkReferences([], after).filter((error) => error.value === key || kind === 'skill');
    if (errors.length > 0) throw new HttpProblem('IN_USE', { errors });
    const items = await countItemsOf(client, row);
    if (items > 0) throw new HttpProblem('IN_USE', { detail: `${items} items still need it` });
    await unpublishConfig(client, [row]);
    if (kind === 'source') await revokeApiKeysOf(client, key);
    if (kind === 'source' || kind === 'webhook') await deleteEndpointSecret(client, { kind, division, key });
    await raiseConfigRevision(client);
    await changeLedger(client, before, after);
    await insertChanges(client, [
      { division, topic: 'config', key: `${kind}/${key}`, agents: [], data: { kind, deleted: true } },
    ]);
  });
  deps.wake();
  await deps.directories.refresh();
}

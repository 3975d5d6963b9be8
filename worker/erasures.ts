import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { type ConfigRow, readLastConfig } from '../db/config';
import { lookForPersonal } from '../db/erase-rows';
import {
  endErasure,
  type Erasure,
  erasuresUnderWay,
  findOutlived,
  hasTasksLeft,
  insertErasure,
  insertProof,
  lockClosed,
  noteHistories,
  readProofs,
} from '../db/erasure';
import { createId } from '../db/new-id';
import { clearPayloads, type ObjectKind, writePersonalRows } from '../db/personal-rows';
import { transaction } from '../db/transaction';
import { eraserOf } from '../domain/personal/erase';
import { markingKinds, personalByDivision, withNames } from '../domain/personal/personal-data';
import type { RetentionRule } from '../domain/personal/retention';
import { deleteHistory } from '../engine/delete-history';
import { caseWorkflowId, itemWorkflowId } from '../workflows/ids';
import { type Loop, type LoopDeps, startLoop } from './loop';

const IDLE_MS = 5_000;
const RETENTION_MS = 60_000;
const BATCH = 100;

/** Carries erasures out: what is closed at once, what is open when it has closed. */
export function startErasures({ pool, client, log }: LoopDeps): Loop {
  let lookedMs = Number.NEGATIVE_INFINITY;
  return startLoop('erasures', log, async () => {
    let documents: ConfigRow[] | undefined;
    if (performance.now() - lookedMs >= RETENTION_MS) {
      documents = await readLastConfig(pool, markingKinds);
      for (const rule of await rulesOf(documents)) await askForOutlived(pool, rule);
      lookedMs = performance.now();
    }
    const underWay = await erasuresUnderWay(pool);
    if (underWay.length === 0) return IDLE_MS;
    const personal = personalByDivision(documents ?? (await readLastConfig(pool, markingKinds)));
    for (const erasure of underWay) {
      const isDone = await carryOut(
        pool,
        client,
        erasure,
        withNames(personal.get(erasure.division), erasure.attributes),
      );
      if (isDone) await endErasure(pool, erasure.id);
    }
    return IDLE_MS;
  });
}

async function rulesOf(documents: readonly ConfigRow[]): Promise<RetentionRule[]> {
  // The schemas of documents are loaded with it, which no start has to wait for.
  const { retentionRules } = await import('../domain/personal/retention');
  return retentionRules(documents.map(({ body }) => body));
}

async function askForOutlived(pool: Pool, rule: RetentionRule): Promise<void> {
  const items = await findOutlived(pool, rule, BATCH);
  if (items.length === 0) return;
  const { division } = rule;
  const asked = { division, cause: 'retention', requestedBy: 'system', reason: null } as const;
  const erasure = { ...asked, attributes: [], cases: [], id: createId(Date.now()), items };
  await transaction(pool, (client) => insertErasure(client, erasure));
}

/** Answers whether nothing of it is left. */
async function carryOut(
  pool: Pool,
  client: Client,
  erasure: Erasure,
  data: ReturnType<typeof withNames>,
): Promise<boolean> {
  const proven = new Map((await readProofs(pool, erasure.id)).map((proof) => [proof.objectId, proof]));
  let isDone = true;
  for (const [kind, ids] of [
    ['item', erasure.items],
    ['case', erasure.cases],
  ] as const)
    for (const id of ids) {
      const proof = proven.get(id);
      if (proof && proof.histories !== null) continue;
      if (kind === 'case' && (await hasTasksLeft(pool, erasure, id))) {
        isDone = false;
        continue;
      }
      const life = await eraseObject(pool, erasure.id, kind, id, data);
      if (life === undefined) isDone = false;
      else await noteHistories(pool, erasure.id, id, await deleteHistories(client, kind, id, life));
    }
  return isDone;
}

/** Its life, or undefined where it is open. A second time changes nothing. */
function eraseObject(
  pool: Pool,
  erasureId: string,
  kind: ObjectKind,
  id: string,
  data: ReturnType<typeof withNames>,
): Promise<number | undefined> {
  return transaction(pool, async (connection) => {
    const closed = await lockClosed(connection, kind, id);
    if (!closed) return undefined;
    const { removed, changed, leftHash } = await lookForPersonal(connection, kind, id, eraserOf(data));
    await writePersonalRows(connection, { erasureId, kind, objectId: id }, changed);
    const payloads = kind === 'item' ? await clearPayloads(connection, id) : 0;
    if (payloads > 0) removed['inbound_payload'] = { rows: payloads, changed: payloads, values: payloads };
    await insertProof(connection, erasureId, { kind, objectId: id, removed, leftHash });
    return closed.life;
  });
}

/** Of its closed workflows; those that retention took before are no fault. Answers how many there were. */
async function deleteHistories(client: Client, kind: ObjectKind, id: string, lives: number): Promise<number> {
  let deleted = 0;
  for (let life = 1; life <= lives; life += 1) {
    const workflowId = kind === 'item' ? itemWorkflowId(id, life) : caseWorkflowId({ id, life });
    if (await deleteHistory(client, workflowId)) deleted += 1;
  }
  return deleted;
}

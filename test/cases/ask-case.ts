import type { Pool } from 'pg';
import { commitCase } from '../../activities/commit-case';
import { loadType } from '../../activities/load-case-type';
import { readCase } from '../../db/case-file';
import { leaseCaseRequests } from '../../db/case-request';
import type { Wake } from '../../db/wake';
import { modelOf } from '../../domain/bpmn/model';
import { decideCase } from '../../domain/cases/decide';
import type { CaseRefusal, CaseRequest } from '../../domain/cases/request';
import { endAnswered } from '../../worker/case-requests';

export interface AskStores {
  pool: Pool;
  wake: Wake;
}

/** What a case's workflow does with a request: decides by what is committed, and commits. */
export async function ask(
  stores: AskStores,
  caseId: string,
  commandId: string,
  request: CaseRequest,
): Promise<CaseRefusal | 'ENDED' | null> {
  for (;;) {
    const stored = await readCase(stores.pool, caseId, commandId);
    if (!stored || stored.file.closedMs !== null) return 'ENDED';
    const { division, type: key, typeVersion: version } = stored.file;
    const { graph, type: pinned } = await loadType(stores.pool, { division, type: key, version });
    const rules = { model: modelOf(graph), type: pinned };
    const decision = decideCase(rules, stored.file, request, Date.now());
    if (decision.kind === 'refused') return decision.refusal;
    if (decision.kind === 'unchanged') return null;
    const { change } = decision;
    const input = { expectedVersion: stored.file.version, commandId, change };
    const { outcome } = await commitCase(stores, input);
    if (outcome !== 'ahead') return null;
  }
}

/** Sends some of what the system asks of cases, as a worker does. */
export async function deliver(stores: AskStores): Promise<number> {
  const leased = await leaseCaseRequests(stores.pool, 2);
  for (const each of leased)
    await endAnswered(stores.pool, each, await ask(stores, each.caseId, each.commandId, each.request));
  return leased.length;
}

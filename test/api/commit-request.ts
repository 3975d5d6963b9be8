import type { Pool } from 'pg';
import { commitCase } from '../../activities/commit-case';
import { createCaseActivities } from '../../activities/create-case-activities';
import type { CaseAnswer } from '../../api/cases/send-request';
import { currentOrigin } from '../../db/audit/origin';
import { readCase } from '../../db/case-file';
import type { Wake } from '../../db/wake';
import { auditedRequest } from '../../domain/audit/case-entry';
import { modelOf } from '../../domain/bpmn/model';
import { decideCase } from '../../domain/cases/decide';
import type { CaseRequest } from '../../domain/cases/request';

/** What a case's workflow does with a request, without the engine: the same decision, the same commit. */
export async function commitRequest(
  deps: { pool: Pool; wake: Wake },
  id: string,
  commandId: string,
  request: CaseRequest,
): Promise<CaseAnswer> {
  const activities = createCaseActivities({ ...deps, log: { warn: () => {} } });
  for (;;) {
    const stored = await readCase(deps.pool, id, commandId);
    if (!stored) throw new Error(`no case ${id}`);
    const { file } = stored;
    const rulesOf = async (version: number) => {
      const { division, type: key } = file;
      const { graph, type } = await activities.loadCaseType({ division, type: key, version });
      return { model: modelOf(graph), type };
    };
    const { event } = request;
    const target = event.type === 'migrate' ? await rulesOf(event.version) : undefined;
    const decision = decideCase({ ...(await rulesOf(file.typeVersion)), target }, file, request, stored.nowMs);
    if (decision.kind === 'unchanged') return { ok: true };
    if (decision.kind === 'refused') return { ok: false, refusal: decision.refusal };
    const { change } = decision;
    const audited = auditedRequest(request, currentOrigin() ?? undefined);
    const outcome = await commitCase(deps, { expectedVersion: file.version, commandId, change, audited });
    if (outcome.outcome !== 'ahead') return { ok: true };
  }
}

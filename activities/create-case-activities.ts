import { ApplicationFailure } from '@temporalio/activity';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { readPinnedConfig, readPublished } from '../db/config-pinned';
import { countRepair } from '../db/repair';
import type { Wake } from '../db/wake';
import { caseTypeDocument } from '../domain/config/case-type';
import { decisionSchema } from '../domain/config/decision';
import { pinnedType } from '../domain/cases/decide';
import { decideCaseRule } from '../domain/decisions/decide-case-rule';
import type { CaseActivities, LoadedType } from './case-activities';
import { commitCase, loadCase } from './commit-case';

interface CaseDeps {
  pool: Pool;
  wake: Wake;
  log: Pick<Logger, 'warn'>;
}

export function createCaseActivities(deps: CaseDeps): CaseActivities {
  const { pool } = deps;
  return {
    commitCase: async (input) => {
      const outcome = await commitCase(deps, input);
      if ('file' in outcome) await compared(deps, outcome.file.version, input.expectedVersion);
      return outcome;
    },
    loadCase: async ({ id, version }) => {
      const stored = await loadCase(pool, id);
      await compared(deps, stored.file.version, version);
      return stored;
    },
    loadCaseType: ({ division, type, version }) => loadType(pool, { division, type, version }),
    askDecision: async ({ division, decision, variables }) => {
      const body = await readPublished(pool, { kind: 'decision', division, key: decision });
      if (!body) throw failed(`there is no decision ${decision}`);
      const answer = decideCaseRule(decisionSchema(body).parse(body), variables, Date.now());
      if (!answer.ok) throw failed(answer.why);
      return { value: answer.value };
    },
  };
}

/** Versions never change, and are never taken away. */
async function loadType(
  pool: Pool,
  { division, type, version }: { division: string; type: string; version: number },
): Promise<LoadedType> {
  const name = `case-type/${type}`;
  const found = (await readPinnedConfig(pool, division, { [name]: version })).get(name);
  const document = caseTypeDocument.safeParse(found).data;
  const model = document?.model;
  if (!document || !model || !('graph' in model))
    throw failed(`version ${version} of case type ${type} cannot be read`);
  return { graph: model.graph, type: pinnedType(document) };
}

function failed(why: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(why, 'DECISION_FAILED');
}

/** A workflow that is behind the database takes its state over, which is a repair. That it cannot be counted holds up nothing. */
async function compared({ pool, log }: CaseDeps, version: number, known: number): Promise<void> {
  if (version <= known) return;
  await countRepair(pool, 'workflow-behind').catch((error: unknown) =>
    log.warn({ err: error }, 'a repair could not be counted'),
  );
}

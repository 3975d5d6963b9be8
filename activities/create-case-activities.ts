import { ApplicationFailure } from '@temporalio/activity';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { readPublished } from '../db/config-pinned';
import { countRepair } from '../db/repair';
import type { Wake } from '../db/wake';
import { decisionSchema } from '../domain/config/decision';
import { decideCaseRule } from '../domain/decisions/decide-case-rule';
import type { CaseActivities } from './case-activities';
import { commitCase, loadCase } from './commit-case';
import { loadType } from './load-case-type';
import { orderedWork, readWork } from './read-work';

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
    loadWork: async (order) => {
      const command = await orderedWork(pool, order);
      return command && { element: command.element, work: command.work };
    },
    askDecision: async (order) => {
      const found = await readWork(pool, order);
      if (found?.work.type !== 'business-rule') throw failed('it is wanted no more');
      const { work, variables, case: of } = found;
      const [decision, division] = [work.decision, of.division];
      const body = await readPublished(pool, { kind: 'decision', division, key: decision });
      if (!body) throw failed(`there is no decision ${decision}`);
      const answer = decideCaseRule(decisionSchema(body).parse(body), variables, Date.now());
      if (!answer.ok) throw failed(answer.why);
      return { value: answer.value };
    },
  };
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

import type { BulkJobRow } from '../../db/bulk-job';
import { userCredential } from '../auth/grants';
import { readCaseRow } from '../../db/case-read';
import { scopesOf } from '../../domain/rights/scopes';
import { type Principal, scopeOf } from '../auth/principal';
import { findCase } from '../cases/find-case';
import { recomputeCase } from '../cases/recompute-case';
import { migrateCase, trialOf } from '../cases/migrate-case';
import { recompute } from '../commands/recompute';
import { BulkAction, MIGRATION } from '../contract/bulk';
import { CaseMigrations } from '../contract/case-migration';
import { withTasks } from '../cases/task-sight';
import type { Deps } from '../deps';
import type { Answer, Context } from '../route';
import { itemAction } from './bulk-action';

/** What a job does to one of its items or cases, and as whom. */
export interface Doing {
  context: Omit<Context, 'requestKey'>;
  run: (context: Context, id: string) => Promise<Answer>;
}

export async function doingOf(deps: Deps, job: BulkJobRow): Promise<Doing> {
  return job.division === null ? asCaller(deps, job) : asSystem(deps, job.division);
}

/** As who asked for it, with the rights that he has now, by the handler of its action. */
async function asCaller(deps: Deps, job: BulkJobRow): Promise<Doing> {
  const { subject, identityGroups: groups } = job;
  const scopes = job.scopes && scopesOf(job.scopes, true);
  const credential = userCredential(subject, groups, scopes);
  const principal = await deps.authenticator.renew(credential);
  if (!principal) throw new Error(`no user ${job.subject}`);
  const directory = await deps.directories.get();
  const caller = { deps, directory, principal, caller: { principal, credential } };
  if (job.action === MIGRATION) {
    const { version, mapping } = CaseMigrations.parse(job.body);
    // All its cases are of one type: each version is read once for a turn.
    const trial = version === undefined ? undefined : trialOf(deps, version, mapping);
    return {
      context: { ...caller, scope: withTasks(caller, scopeOf(principal, 'case:supervise')) },
      run: async (context, id) => migrateCase(context, await findCase(context, id), { version, mapping }, false, trial),
    };
  }
  const action = itemAction(BulkAction.parse(job.action));
  const body = action.read(job.body);
  return {
    context: { ...caller, scope: action.scopeFor(caller) },
    run: (context, id) => action.run(context, id, body),
  };
}

/** What the system does by itself asks for nobody's rights. */
const system: Principal = {
  id: 'system:calendar',
  kind: 'user',
  subject: 'calendar',
  name: 'calendar',
  agent: null,
  source: null,
  isInstallationAdmin: false,
  grants: new Map(),
  expiresMs: null,
};

async function asSystem(deps: Deps, division: string): Promise<Doing> {
  // What has called for the job may be younger than this process's copy.
  const directory = await deps.directories.refresh();
  const caller = { principal: system, credential: userCredential(system.subject) };
  return {
    context: {
      deps,
      directory,
      principal: system,
      caller,
      scope: { divisions: [division], source: null, tasks: null },
    },
    run: async (context, id) => {
      const row = await readCaseRow(deps.pool, { ...context.scope, narrowed: null }, { id });
      return row ? recomputeCase(context, row) : recompute(context, id);
    },
  };
}

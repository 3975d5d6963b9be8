import type { BulkJobRow } from '../../db/bulk-job';
import { userCredential } from '../auth/grants';
import type { Principal } from '../auth/principal';
import { scopesOf } from '../../domain/rights/scopes';
import { recompute } from '../commands/recompute';
import { BulkAction } from '../contract/bulk';
import type { Deps } from '../deps';
import type { Answer, Context } from '../route';
import { itemAction } from './bulk-action';

/** What a job does to one of its items, and as whom. */
export interface Doing {
  context: Omit<Context, 'requestKey'>;
  run: (context: Context, itemId: string) => Promise<Answer>;
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
  const action = itemAction(BulkAction.parse(job.action));
  const caller = { principal, credential };
  const body = action.read(job.body);
  return {
    context: { deps, directory, principal, caller, scope: action.scopeFor(principal) },
    run: (context, itemId) => action.run(context, itemId, body),
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
    context: { deps, directory, principal: system, caller, scope: { divisions: [division], source: null } },
    run: recompute,
  };
}

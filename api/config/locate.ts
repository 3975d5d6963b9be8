import type { ConfigIdentity } from '../../db/config';
import { divisionsOfKey } from '../../db/config-history';
import type { ConfigKind } from '../../domain/config/documents';
import type { Permission } from '../../domain/rights/permission';
import { divisionsWith, scopeOf } from '../auth/principal';
import { schemaProblems } from '../../domain/config/schema-problems';
import { Key } from '../contract/scalar';
import { HttpProblem, invalidInput } from '../http-problem';
import { withTasks } from '../cases/task-sight';
import type { Context } from '../route';

/** The same caller, looked at by another permission than that of the route: 403 if he holds it nowhere. */
export function holding(context: Context, permission: Permission): Context {
  const { principal } = context;
  if (!principal.isInstallationAdmin && divisionsWith(principal, permission).length === 0)
    throw new HttpProblem('FORBIDDEN');
  return { ...context, scope: withTasks(context, scopeOf(principal, permission)) };
}

/** Divisions whose documents the caller may have to do with; null: all, those as well that are drafted only. */
export function reachOf({ principal, scope }: Context): readonly string[] | null {
  return principal.isInstallationAdmin ? null : scope.divisions;
}

/** The document of a kind and key, published, drafted or gone; with several of that key, the caller must say in which division. */
export async function locate(
  context: Context,
  kind: ConfigKind,
  key: string,
  division: string | undefined,
): Promise<ConfigIdentity> {
  const known = await divisionsOfKey(context.deps.pool, reachOf(context), { kind, key });
  return { kind, key, division: oneDivision(known, division, `${kind} ${key}`) };
}

/** What was asked for, in the caller's words: so one that he may not see is told like one that there is not. */
export function missing(what: string, division?: string): HttpProblem {
  const place = division === undefined ? '' : ` in division ${division}`;
  return new HttpProblem('NOT_FOUND', { detail: `There is no ${what}${place}` });
}

/** The one that is meant of these; `what` names what is looked for. */
export function oneDivision(divisions: readonly string[], wanted: string | undefined, what: string): string {
  const [first, ...others] = divisions.filter((division) => wanted === undefined || division === wanted);
  if (first === undefined) throw missing(what, wanted);
  if (others.length === 0) return first;
  throw invalidInput([
    {
      path: 'division',
      message: 'is needed: several divisions have this key',
      code: 'AMBIGUOUS',
      allowed: [first, ...others],
    },
  ]);
}

/** Where a draft lies: in a division in which the caller may edit, or in one that an administrator of all is drafting. */
export function draftIdentity(
  context: Context,
  { kind, key }: { kind: ConfigKind; key: string },
  given: unknown,
): ConfigIdentity {
  const division = kind === 'division' ? key : given;
  const parsed = Key.safeParse(division);
  if (!parsed.success) throw invalidInput(schemaProblems(parsed.error, division, 'documents[0].division'));
  const reach = reachOf(context);
  if (reach !== null && !reach.includes(parsed.data)) throw missing(`division ${parsed.data}`);
  return { kind, key, division: parsed.data };
}

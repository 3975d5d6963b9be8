import type { ItemScope, Reach } from '../../db/item-read';
import type { Permission } from '../../domain/rights/permission';

/** What somebody has in one division: the roles by which he has it, and what they come to within his credential's scopes. */
export interface Granted {
  roles: ReadonlySet<string>;
  permissions: ReadonlySet<Permission>;
}

/** Who calls, and what he may by division, inherited by a division's children. Made anew for each request. */
export interface Principal {
  /** Stable and unique; keys of idempotency, rate limits and Update IDs are built on it. */
  id: string;
  kind: 'user' | 'source';
  subject: string;
  name: string;
  /** Key of the agent document that the subject belongs to. */
  agent: string | null;
  /** Key of the source: set for callers of kind `source` only. */
  source: string | null;
  isInstallationAdmin: boolean;
  grants: ReadonlyMap<string, Granted>;
  /** End of the token's validity, epoch ms; null: none. */
  expiresMs: number | null;
}

/** Every query carries one: rows elsewhere do not exist for the caller. */
export type Scope = ItemScope;

/** Divisions in which the caller holds the permission. */
export function divisionsWith(principal: Principal, permission: Permission): string[] {
  return [...principal.grants]
    .filter(([, granted]) => granted.permissions.has(permission))
    .map(([division]) => division);
}

export function mayIn(principal: Principal, permission: Permission, division: string): boolean {
  return principal.grants.get(division)?.permissions.has(permission) ?? false;
}

export function scopeOf(principal: Principal, permission: Permission): Reach {
  return { divisions: divisionsWith(principal, permission), source: principal.source };
}

/** The divisions of a scope; of them the one that was asked for, where one was. */
export function divisionsIn({ divisions }: Reach, only: string | undefined): string[] {
  return divisions.filter((division) => only === undefined || division === only);
}

/** Whether two states of one caller may the same. */
export function hasSameRights(one: Principal, other: Principal): boolean {
  if (one.agent !== other.agent || one.isInstallationAdmin !== other.isInstallationAdmin) return false;
  if (one.grants.size !== other.grants.size) return false;
  return [...one.grants].every(([division, { permissions }]) => {
    const others = other.grants.get(division)?.permissions;
    return others?.size === permissions.size && [...permissions].every((permission) => others.has(permission));
  });
}

/** Rights as they are kept: divisions, and what somebody might do in each of them. */
export type KeptRights = [divisions: string[], permissions: Permission[]][];

/** Most divisions give the same, so they are told together. */
export function rightsOf({ grants }: Principal): KeptRights {
  const kept = new Map<string, KeptRights[number]>();
  for (const [division, { permissions }] of grants) {
    const name = [...permissions].join();
    const group = kept.get(name);
    if (group) group[0].push(division);
    else kept.set(name, [[division], [...permissions]]);
  }
  return [...kept.values()];
}

/** Whether he may all of it still. */
export function hasRights(principal: Principal, kept: KeptRights): boolean {
  return kept.every(([divisions, permissions]) =>
    divisions.every((division) => permissions.every((permission) => mayIn(principal, permission, division))),
  );
}

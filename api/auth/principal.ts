import type { Role } from '../contract/identity';
import { type Permission, rolePermissions } from './permission';

/** Who calls, and what he may: roles by division, inherited by a division's children. Made anew for each request. */
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
  grants: ReadonlyMap<string, ReadonlySet<Role>>;
  /** End of the token's validity, epoch ms; null: none. */
  expiresMs: number | null;
}

/** Every query carries one: rows elsewhere do not exist for the caller. */
export interface Scope {
  divisions: string[];
  /** A source sees its own items only. */
  source: string | null;
}

/** Divisions in which the caller holds the permission. */
export function divisionsWith(principal: Principal, permission: Permission): string[] {
  return [...principal.grants]
    .filter(([, roles]) => [...roles].some((role) => rolePermissions[role].includes(permission)))
    .map(([division]) => division);
}

export function mayIn(principal: Principal, permission: Permission, division: string): boolean {
  const roles = principal.grants.get(division);
  return roles !== undefined && [...roles].some((role) => rolePermissions[role].includes(permission));
}

export function scopeOf(principal: Principal, permission: Permission): Scope {
  return { divisions: divisionsWith(principal, permission), source: principal.source };
}

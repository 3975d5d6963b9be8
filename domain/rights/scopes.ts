import { type Permission, permissions } from './permission';

/** To what a credential narrows the rights of its bearer; null: not at all. It never gives any. */
export type Scopes = ReadonlySet<Permission> | null;

/** `item:view` is a permission, `item:*` all of that kind. */
export const scopeForm = /^[a-z]+:(\*|[a-z-]+)$/;

/**
 * What texts mean as scopes. Those of other applications (`openid`, `profile`) mean nothing here; a token that names none
 * of ours is not narrowed, unless the installation wants each to be (`areNeeded`).
 */
export function scopesOf(texts: readonly string[], areNeeded: boolean): Scopes {
  const named = permissions.filter((permission) => texts.some((text) => covers(text, permission)));
  return named.length > 0 || areNeeded ? new Set(named) : null;
}

export function covers(scope: string, permission: Permission): boolean {
  return scope === permission || scope === `${permission.split(':')[0] ?? ''}:*`;
}

export function mayUse(scopes: Scopes, permission: Permission): boolean {
  return scopes === null || scopes.has(permission);
}

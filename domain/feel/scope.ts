/** Variables of an expression, innermost first. */
export interface Scope {
  names: Readonly<Record<string, unknown>>;
  outer: Scope | null;
}

/** What has no such variable answers undefined. Only what is an object's own is ever seen. */
export function lookUp(scope: Scope, name: string): unknown {
  for (let at: Scope | null = scope; at; at = at.outer) {
    if (Object.hasOwn(at.names, name)) return at.names[name] ?? null;
  }
  return undefined;
}

/** Names may hold spaces and signs: however they are spaced, they are the same. */
export function plainName(name: string): string {
  if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return name;
  return name
    .replace(/\s*([./\-'+]|\*\*?)\s*/g, ' $1 ')
    .replace(/\s{2,}/g, ' ')
    .trim();
}

import { z } from 'zod';
import { displayName, freeName, key, offset } from './fields';

/** The boundary of data and responsibility. `shard` (default: the key of its root) says whose matcher serves it. */
export const divisionDocument = z.strictObject({
  kind: z.literal('division'),
  key,
  name: displayName.optional(),
  parent: key.optional(),
  shard: key.optional(),
  /** How long the ring after the preferred agent waits where its plan does not say. */
  preferredAgentShare: offset.default('10%'),
  /** Whose pages worktypes here and below may open beside an item, as `crm.example.com` or `crm.example.com:8443`; left out: any. */
  screenPopHosts: z
    .array(
      z
        .string()
        .regex(/^[a-z0-9]([a-z0-9-.]*[a-z0-9])?(:\d{1,5})?$/, { error: 'is no host: lower case, without https://' }),
    )
    .max(200)
    .optional(),
  /** It takes no captures, and no case begins, here and below: the first step of a removal. What is open goes on. */
  closed: z.boolean().optional(),
  /** RONA is the system's own and always there. */
  notReadyReasons: z.array(freeName).max(50).default(['Admin Work', 'Lunch', 'Meeting', 'Pause', 'Training']),
});
export type DivisionDocument = z.infer<typeof divisionDocument>;

/** A division, its parent, and so on to its root; `parents` by key. A circle ends where it began. */
export function withAncestors(division: string, parents: ReadonlyMap<string, string>): string[] {
  const found = new Set([division]);
  for (const key of found) {
    const parent = parents.get(key);
    if (parent !== undefined) found.add(parent);
  }
  return [...found];
}

/** The division, or one above it, is closed. */
export function isClosed(
  division: string,
  divisions: ReadonlyMap<string, Pick<DivisionDocument, 'parent' | 'closed'>>,
): boolean {
  const seen = new Set<string>();
  for (let key: string | undefined = division; key !== undefined && !seen.has(key); key = divisions.get(key)?.parent) {
    if (divisions.get(key)?.closed === true) return true;
    seen.add(key);
  }
  return false;
}

import type { Queryable } from '../../db/queryable';
import { insertAudit } from '../../db/audit/entry';
import { currentOrigin } from '../../db/audit/origin';
import type { NewAuditEntry } from '../../domain/audit/entry';
import { principalOf, userCredential } from '../auth/grants';
import type { Directory } from '../catalogue/directory';

export type SignVerb = 'sign-in' | 'sign-in-failed' | 'sign-out' | 'sign-out-everywhere';

interface Signing {
  verb: SignVerb;
  subject: string;
  groups?: readonly string[] | undefined;
  /** Who did it; left out: the subject. */
  by?: string | undefined;
}

/**
 * That somebody came in, tried to, or left: in his division. Who belongs to none is told of in the topmost divisions that
 * he has rights in; who has no right anywhere, nowhere.
 */
export async function auditSigning(
  db: Queryable,
  { directory, admins }: { directory: Directory; admins: ReadonlySet<string> },
  { verb, subject, groups, by = subject }: Signing,
): Promise<void> {
  const division = directory.agentsBySubject.get(subject)?.division;
  const granted = principalOf(userCredential(subject, groups), directory, admins)?.grants ?? new Map<string, unknown>();
  const isTop = (key: string) => !granted.has(directory.divisions.get(key)?.parent ?? '');
  const divisions = division === undefined ? [...granted.keys()].filter(isTop) : [division];
  // Whoever comes in is known from now on.
  const origin = { ...(currentOrigin() ?? { principal: 'user' as const }), subject: by };
  const object = { kind: 'session', id: subject, name: null } as const;
  const entry = { verb, object, actor: { kind: 'user', id: by }, origin, before: null, after: null } as const;
  await insertAudit(
    db,
    divisions.map((each): NewAuditEntry => ({ ...entry, division: each })),
  );
}

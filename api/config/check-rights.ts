import type { FaultCode } from '../../domain/config/fault-code';
import { type ConfigDocument, documentIdentity } from '../../domain/config/documents';
import type { InputProblem } from '../../domain/config/problem';
import { mayIn, type Principal } from '../auth/principal';
import { publishPermission } from '../../domain/rights/publish-permission';

/**
 * What an apply must not do, beyond what the documents say of one another. A division in which the caller may not
 * configure does not exist for him; with one exception for all: a new division is the installation's.
 */
export function checkRights(
  documents: readonly ConfigDocument[],
  existing: readonly ConfigDocument[],
  principal: Principal,
  admins: ReadonlySet<string>,
): InputProblem[] {
  return [
    ...documents.flatMap((document, index) => checkDivisions(document, `documents[${index}]`, existing, principal)),
    ...documents.flatMap((document, index) => checkGiven(document, `documents[${index}]`, existing, principal)),
    ...checkSubjects(documents, existing, principal.isInstallationAdmin ? new Set() : admins),
  ];
}

function checkDivisions(
  document: ConfigDocument,
  root: string,
  existing: readonly ConfigDocument[],
  principal: Principal,
): InputProblem[] {
  if (principal.isInstallationAdmin) return [];
  const named = { kind: document.kind, key: document.key };
  const problem = (path: string, message: string, code: FaultCode, value: string): InputProblem => ({
    path: `${root}.${path}`,
    message,
    code,
    value,
    ...named,
  });
  const permission = publishPermission(document.kind);
  if (document.kind === 'division') {
    const before = existing.find((other) => documentIdentity(other) === documentIdentity(document));
    if (!before || !mayIn(principal, permission, document.key)) {
      const message = 'is no division that you may configure; new ones are made by administrators of the installation';
      return [problem('key', message, 'FORBIDDEN_DIVISION', document.key)];
    }
    const isMoved =
      before.kind === 'division' && (before.parent !== document.parent || before.shard !== document.shard);
    return isMoved
      ? [problem('parent', 'is changed by an administrator of the installation', 'FORBIDDEN', document.parent ?? '')]
      : [];
  }
  const reached = document.kind === 'source' ? [document.division, ...document.divisions] : [document.division];
  const unknown = reached.find((division) => !mayIn(principal, permission, division));
  if (unknown === undefined) return [];
  if (mayIn(principal, 'rules:publish', unknown))
    return [problem('kind', `is not published by you in the division "${unknown}"`, 'FORBIDDEN', document.kind)];
  return [problem('division', `names the division "${unknown}", which does not exist`, 'UNKNOWN_REFERENCE', unknown)];
}

/** Whoever makes agents does not thereby make supervisors: roles are given by those who may give rights. */
function checkGiven(
  document: ConfigDocument,
  root: string,
  existing: readonly ConfigDocument[],
  principal: Principal,
): InputProblem[] {
  if (document.kind !== 'agent' || principal.isInstallationAdmin) return [];
  if (mayIn(principal, 'access:grant', document.division)) return [];
  const before = existing.find((other) => documentIdentity(other) === documentIdentity(document));
  const had = before?.kind === 'agent' && before.division === document.division ? before.roles : [];
  return document.roles.flatMap((role, index) =>
    had.includes(role)
      ? []
      : [
          {
            path: `${root}.roles[${index}]`,
            message: `is not given by you in the division "${document.division}"`,
            code: 'FORBIDDEN',
            value: role,
            kind: document.kind,
            key: document.key,
          },
        ],
  );
}

/** Nor does a prune reach further than its caller. */
export function checkRemovalRights(
  removed: readonly { kind: string; division: string; key: string }[],
  principal: Principal,
): InputProblem[] {
  if (principal.isInstallationAdmin) return [];
  return removed
    .filter(({ kind, division }) => !mayIn(principal, publishPermission(kind), division))
    .map(({ kind, division, key }) => ({
      path: `${kind}/${division}/${key}`,
      message: `would be taken away, which is not for you in the division "${division}"`,
      code: 'FORBIDDEN',
      value: kind,
      kind,
      key,
    }));
}

/**
 * One person, one agent: with two, whoever comes later would speak for the other. Of whom an administrator of the
 * installation (`admins`) makes an agent, none of a division decides; what one has made so may be applied again.
 */
export function checkSubjects(
  documents: readonly ConfigDocument[],
  existing: readonly ConfigDocument[],
  admins: ReadonlySet<string>,
): InputProblem[] {
  const replaced = new Set(documents.map(documentIdentity));
  const owners = new Map<string, string>();
  const made = new Map(existing.map((document) => [documentIdentity(document), document]));
  for (const document of existing) {
    if (document.kind === 'agent' && !replaced.has(documentIdentity(document)))
      owners.set(document.subject ?? document.key, document.key);
  }
  return documents.flatMap((document, index) => {
    if (document.kind !== 'agent') return [];
    const subject = document.subject ?? document.key;
    const owner = owners.get(subject);
    owners.set(subject, document.key);
    const before = made.get(documentIdentity(document));
    const isAsBefore = before?.kind === 'agent' && (before.subject ?? before.key) === subject;
    // Such subjects are those of sources.
    const isReserved = subject.startsWith('source:') || (admins.has(subject) && !isAsBefore);
    if (owner === undefined && !isReserved) return [];
    return [
      {
        path: `documents[${index}].subject`,
        message: 'belongs to somebody else',
        code: 'SUBJECT_TAKEN',
        value: subject,
        kind: 'agent',
        key: document.key,
      },
    ];
  });
}

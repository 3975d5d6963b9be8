import { ConfigIndex } from './config-index';
import { documentIdentity } from './documents';
import type { ConfigDocument } from './documents';
import { formatPath } from './problem';
import type { InputProblem } from './problem';
import { referencesOf } from './references-of';
import { checkScreenPops } from './screen-pop';

/**
 * Checks what documents say of each other, against themselves and what exists already (all published documents; those
 * that are about to be replaced may be among them). Existing documents are checked too: a skill renamed here may be
 * named there. Their faults have paths such as `routing-plan/claims/large.rings[0].skills`.
 */
export function checkReferences(
  documents: readonly ConfigDocument[],
  existing: readonly ConfigDocument[],
): InputProblem[] {
  const replaced = new Set(documents.map(documentIdentity));
  const kept = existing.filter((document) => !replaced.has(documentIdentity(document)));
  const index = new ConfigIndex([...kept, ...documents]);
  return [
    ...checkOwners(documents, existing),
    ...documents.flatMap((document, at) => checkOne(document, `documents[${at}]`, index)),
    ...kept.flatMap((document) => checkOne(document, documentIdentity(document), index)),
    ...checkScreenPops(documents, kept),
  ];
}

/** Keys of sources and agents are unique in the installation: an apply in one division must not take over another's. */
function checkOwners(documents: readonly ConfigDocument[], existing: readonly ConfigDocument[]): InputProblem[] {
  const owners = new Map<string, string>();
  for (const document of existing) {
    if (document.kind !== 'division') owners.set(documentIdentity(document), document.division);
  }
  return documents.flatMap((document, at) => {
    if (document.kind === 'division') return [];
    const owner = owners.get(documentIdentity(document));
    if (owner === undefined || owner === document.division) return [];
    const { kind, key, division } = document;
    const message = `a ${kind} of this key exists in another division`;
    return [{ path: `documents[${at}].division`, message, code: 'KEY_TAKEN', value: division, kind, key }];
  });
}

function checkOne(document: ConfigDocument, root: string, index: ConfigIndex): InputProblem[] {
  const { kind, key } = document;
  return referencesOf(document).flatMap((reference) => {
    const division = document.kind === 'division' ? document.key : document.division;
    const known = index.keys(reference.kind, reference.division ?? division);
    if (known.has(reference.to)) return [];
    const place = reference.at === undefined ? '' : ` (position ${reference.at + 1})`;
    return [
      {
        path: formatPath(reference.path, root),
        message: `names the ${reference.kind} "${reference.to}", which does not exist${place}`,
        code: reference.kind === 'skill' ? 'UNKNOWN_SKILL' : 'UNKNOWN_REFERENCE',
        value: reference.to,
        values: { of: reference.kind, ...(reference.element !== undefined && { element: reference.element }) },
        allowed: [...known].sort().slice(0, 20),
        kind,
        key,
      },
    ];
  });
}

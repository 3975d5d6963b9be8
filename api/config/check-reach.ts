import { type ConfigDocument, divisionOf, documentIdentity } from '../../domain/config/documents';
import type { InputProblem } from '../../domain/config/problem';

/** What documents name of divisions out of reach (null: none is), told as what does not exist. What stands published so already may stand. */
export function checkReach(
  documents: readonly ConfigDocument[],
  existing: readonly ConfigDocument[],
  reach: readonly string[] | null,
): InputProblem[] {
  if (reach === null) return [];
  const published = new Map(existing.map((document) => [documentIdentity(document), document]));
  return documents.flatMap((document, index) => {
    const before = published.get(documentIdentity(document));
    const known = [...reach, ...(before && reach.includes(divisionOf(before)) ? namedIn(before) : [])];
    const unknown = namedIn(document).find((division) => !known.includes(division));
    if (unknown === undefined) return [];
    const { kind, key } = document;
    const message = `names the division "${unknown}", which does not exist`;
    return [{ path: `documents[${index}].division`, message, code: 'UNKNOWN_REFERENCE', value: unknown, kind, key }];
  });
}

function namedIn(document: ConfigDocument): string[] {
  const own = divisionOf(document);
  if (document.kind === 'source') return [own, ...document.divisions];
  return document.kind === 'division' && document.parent !== undefined ? [own, document.parent] : [own];
}

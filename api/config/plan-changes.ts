import { type ConfigRow, identityText } from '../../db/config';
import { isSameJson } from '../../domain/config/canonical-json';
import { differences } from '../../domain/config/diff';
import { dmnParts } from '../../domain/config/dmn-parts';
import { type ConfigDocument, divisionOf, documentIdentity } from '../../domain/config/documents';
import { withoutModel } from '../../domain/config/with-models';
import { formatPath } from '../../domain/config/problem';
import { readDocument } from '../catalogue/directory';
import type { AppliedDocument, Difference } from '../contract/config';

export interface Planned {
  document: ConfigDocument;
  version: number;
  change: 'created' | 'updated' | 'unchanged';
  /** What is published of it. */
  before: ConfigRow | undefined;
}

/** A document equal to the published one, the defaults of both filled in, is left alone. */
export function planChanges(documents: readonly ConfigDocument[], rows: readonly ConfigRow[]): Planned[] {
  const current = new Map(rows.map((row) => [identityText(row), row]));
  return documents.map((document) => {
    const before = current.get(identityText(identityOf(document)));
    if (!before) return { document, version: 1, change: 'created', before };
    const isSame = isSameJson(readDocument(before) ?? before.body, document);
    return {
      document,
      version: isSame ? before.version : before.version + 1,
      change: isSame ? 'unchanged' : 'updated',
      before,
    };
  });
}

/** What is to be taken away: what was named, and, where all was given, what was not. A division itself stays: its items need it. */
export function planRemovals(
  documents: readonly ConfigDocument[],
  rows: readonly ConfigRow[],
  {
    removed = [],
    isWhole = false,
  }: { removed?: readonly { kind: string; division: string; key: string }[]; isWhole?: boolean },
): ConfigRow[] {
  const named = new Set(removed.map(identityText));
  const given = new Set(documents.map((document) => identityText(identityOf(document))));
  const divisions = new Set(isWhole ? documents.map(divisionOf) : []);
  return rows.filter(
    (row) =>
      named.has(identityText(row)) ||
      (row.kind !== 'division' && divisions.has(row.division) && !given.has(identityText(row))),
  );
}

/** What will be published: what is, without what goes, with what comes. */
export function planned(kept: readonly ConfigDocument[], documents: readonly ConfigDocument[]): ConfigDocument[] {
  return [...new Map([...kept, ...documents].map((document) => [documentIdentity(document), document])).values()];
}

export function appliedView({ document, version, change, before }: Planned, isDryRun: boolean): AppliedDocument {
  const { kind, key } = document;
  const told = isDryRun && before !== undefined && change === 'updated';
  return {
    kind,
    key,
    version,
    change,
    ...(told ? { differences: differencesOf(readDocument(before) ?? before.body, document) } : {}),
  };
}

/** As people read it: what they wrote, paths as text; of `.dmn` files decision by decision, unless only their text is another. */
export function differencesOf(before: object, after: object): Difference[] {
  const [was, is] = [dmnParts(before), dmnParts(after)];
  const inText = differences(written(before), written(after));
  const isOther = inText.some(({ path }) => path[0] === 'dmn');
  const inParts =
    was && is && isOther ? differences(written(before, { dmn: was }), written(after, { dmn: is })) : inText;
  const told = inParts.some(({ path }) => path[0] === 'dmn') ? inParts : inText;
  return told.map(({ path, ...values }) => ({ path: formatPath(path), ...values }));
}

export function written(document: object, instead: object = {}): Record<string, unknown> {
  // A field without a value is none, as it is in the database.
  return JSON.parse(JSON.stringify({ ...withoutModel({ ...document }), ...instead })) as Record<string, unknown>;
}

export function identityOf(document: ConfigDocument) {
  return { kind: document.kind, division: divisionOf(document), key: document.key };
}

import type { DocumentOf } from '../config/documents';
import { formatPath } from '../config/problem';
import type { InputProblem } from '../config/problem';
import { sayFailure } from '../lookup/failure-texts';
import type { LookupFailure, LookupRecord, LookupResult } from '../lookup/result';
import type { Said } from '../said/said';
import type { Catalogue } from './catalogue';
import { sayNote } from './note-texts';

export interface Enriched {
  attributes: Readonly<Record<string, unknown>>;
  records: readonly LookupRecord[];
  notes: readonly Said[];
  /** Faults of the attributes, but for those that only look-ups could have mended. */
  errors: readonly InputProblem[];
}

/**
 * An item's attributes with what look-ups brought. What was given stands, unless the look-up says otherwise; of two that
 * bring the same the first counts. An answer that the worktype's schema refuses counts as failed, as a whole.
 */
export function enrich(
  worktype: DocumentOf<'worktype'>,
  { defaults, given }: { defaults: Readonly<Record<string, unknown>>; given: Readonly<Record<string, unknown>> },
  results: readonly LookupResult[],
  catalogue: Catalogue,
): Enriched {
  let attributes: Readonly<Record<string, unknown>> = { ...defaults, ...given };
  let errors = catalogue.checkAttributes(worktype, attributes);
  const records: LookupRecord[] = [];
  const notes: Said[] = [];
  const taken = new Set<string>();
  const missed = new Set<string>();
  for (const key of worktype.lookups) {
    const answer = results.find(({ lookup }) => lookup === key)?.answer;
    const document = catalogue.find('lookup', worktype.division, key);
    if (!answer || !document) continue;
    const fail = (failure: LookupFailure) => {
      records.push({ lookup: key, brought: [], failure });
      notes.push(sayNote('LOOKUP_FAILED', { lookup: key, detail: failure.detail, failure: sayFailure(failure.code) }));
    };
    for (const name of Object.keys(document.attributes)) missed.add(formatPath(['attributes', name]));
    if (!answer.ok) {
      fail(answer.failure);
      continue;
    }
    const brought = Object.entries(answer.attributes).filter(
      ([name]) => !taken.has(name) && (document.replaces || !Object.hasOwn(given, name)),
    );
    const names = brought.map(([name]) => name);
    const more = { ...attributes, ...Object.fromEntries(brought) };
    const faults = catalogue.checkAttributes(worktype, more);
    const fault = faults.find(({ path }) => names.some((name) => isWithin(path, name))) ?? newFault(errors, faults);
    if (fault) {
      fail({ code: 'REFUSED_ANSWER', detail: `${fault.path} ${fault.message}` });
      continue;
    }
    attributes = more;
    errors = faults;
    for (const name of names) taken.add(name);
    records.push({ lookup: key, brought: names });
    notes.push(
      names.length === 0
        ? sayNote('LOOKUP_BROUGHT_NOTHING', { lookup: key })
        : sayNote('LOOKUP_BROUGHT', { lookup: key, names: names.join(', ') }),
    );
  }
  const own = errors.filter(({ code, path }) => code !== 'REQUIRED' || !missed.has(path));
  return { attributes, records, notes, errors: own };
}

function isWithin(path: string, name: string): boolean {
  const at = formatPath(['attributes', name]);
  return path === at || path.startsWith(`${at}.`) || path.startsWith(`${at}[`);
}

/** Of all attributes together, which were right before. */
function newFault(before: readonly InputProblem[], after: readonly InputProblem[]): InputProblem | undefined {
  return before.length === 0 ? after[0] : undefined;
}

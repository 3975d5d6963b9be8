import { useQueries } from '@tanstack/react-query';
import type { ConfigEntry } from '../../../../api/contract/config';
import { builtInRoles } from '../../../../domain/rights/permission';
import { publishedQuery } from './api';
import type { Place } from './api';
import { kindOfField, suggestedKinds } from './kinds';
import type { Kind } from './kinds';
import { ownNames, viewNames } from './own-names';

const mediaTypes = ['workitem', 'voice', 'chat', 'email'];
const usualHours = ['08:00-12:00', '09:00-17:00', '08:00-18:00', '13:00-17:00', '00:00-24:00'];
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** What somebody from elsewhere may have as well as those of the division. */
const ofEveryDivision: readonly Kind[] = ['agents', 'divisions'];

/** What a field of a document may hold, as far as it is known: keys and names that exist; of names in a table by `field{}`. */
export function useSuggestions(
  { kind, division }: Place,
  document: Readonly<Record<string, unknown>>,
): (field: string) => readonly string[] {
  const found = useQueries({ queries: suggestedKinds.map((each) => publishedQuery(each)) });
  const documents = (of: Kind): readonly ConfigEntry[] =>
    (found[suggestedKinds.indexOf(of)]?.data?.documents ?? []).filter(
      (each) => each.division === division || ofEveryDivision.includes(of),
    );
  const valuesOf = (of: Kind, field: string) => unique(documents(of).flatMap((each) => texts(each.document[field])));
  const names = (field: string): readonly string[] => {
    if (kind === 'case-types' && (field === 'roles' || field === 'roles{}'))
      return field === 'roles' ? viewNames(document) : [];
    const own = ownNames(document, field);
    if (own !== undefined) return own;
    if (['mediaType', 'capacity{}', 'max{}', 'blockedBy{}', 'blockedBy'].includes(field))
      return unique([...mediaTypes, ...valuesOf('worktypes', 'mediaType')]);
    if (field === 'dispositions') return valuesOf('worktypes', 'dispositions');
    if (field === 'subject' && kind === 'grants')
      return documents('agents').map(({ key, document: agent }) => texts(agent['subject'])[0] ?? key);
    if (field === 'timeZone') return Intl.supportedValuesOf('timeZone');
    if (weekdays.includes(field)) return usualHours;
    const named = kindOfField(field);
    if (named === undefined) return [];
    const keys = documents(named).map(({ key, document: each }) =>
      named === 'skills' ? (texts(each['name'])[0] ?? key) : key,
    );
    return named === 'roles' ? [...builtInRoles, ...keys] : keys;
  };
  return names;
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function unique(all: readonly string[]): readonly string[] {
  return [...new Set(all)];
}

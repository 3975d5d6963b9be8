import { useQueries } from '@tanstack/react-query';
import type { ConfigEntry } from '../../../../api/contract/config';
import { builtInRoles } from '../../../../domain/rights/permission';
import { publishedQuery } from './api';
import type { Place } from './api';
import { kindOfField, suggestedKinds } from './kinds';
import type { Kind } from './kinds';
import { choicesOf } from '../../pieces/choices/found-among';
import type { Choice } from '../../pieces/choices/found-among';
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
): (field: string) => readonly Choice[] {
  const found = useQueries({ queries: suggestedKinds.map((each) => publishedQuery(each)) });
  const documents = (of: Kind, what: string, make: (here: readonly ConfigEntry[]) => readonly Choice[]) => {
    const all = found[suggestedKinds.indexOf(of)]?.data?.documents ?? none;
    const here = (entry: ConfigEntry) => entry.division === division || ofEveryDivision.includes(of);
    return remembered(all, `${of} ${what} ${division}`, () => make(all.filter(here)));
  };
  const valuesOf = (of: Kind, field: string) =>
    documents(of, field, (here) => choicesOf(unique(here.flatMap((each) => texts(each.document[field])))));
  return (field) => {
    if (kind === 'case-types' && (field === 'roles' || field === 'roles{}'))
      return field === 'roles' ? choicesOf(viewNames(document)) : [];
    const own = ownNames(document, field);
    if (own !== undefined) return choicesOf(own);
    if (['mediaType', 'capacity{}', 'max{}', 'blockedBy{}', 'blockedBy'].includes(field)) {
      const given = valuesOf('worktypes', 'mediaType').map(({ value }) => value);
      return choicesOf(unique([...mediaTypes, ...given]));
    }
    if (field === 'dispositions') return valuesOf('worktypes', 'dispositions');
    if (field === 'subject' && kind === 'grants')
      return documents('agents', field, (here) =>
        choicesOf(unique(here.map(({ key, document: agent }) => texts(agent['subject'])[0] ?? key))),
      );
    if (field === 'timeZone') return remembered(weekdays, field, () => choicesOf(Intl.supportedValuesOf('timeZone')));
    if (weekdays.includes(field)) return choicesOf(usualHours);
    const named = kindOfField(field);
    if (named === undefined) return [];
    const keys = documents(named, 'keys', (here) => here.map(named === 'skills' ? skillChoice : choiceOfEntry));
    return named === 'roles' ? [...choicesOf(builtInRoles), ...keys] : keys;
  };
}

const none: readonly ConfigEntry[] = [];

/** Of each list that was loaded, what was made of it: twenty fields ask with every letter that is typed. */
const made = new WeakMap<object, Map<string, readonly Choice[]>>();

function remembered(list: object, what: string, make: () => readonly Choice[]): readonly Choice[] {
  let ofList = made.get(list);
  if (ofList === undefined) made.set(list, (ofList = new Map()));
  let choices = ofList.get(what);
  if (choices === undefined) ofList.set(what, (choices = make()));
  return choices;
}

function choiceOfEntry({ key, document }: ConfigEntry): Choice {
  return { value: key, label: texts(document['name'])[0] ?? key };
}

/** Documents name skills as agents have them, by name. */
function skillChoice({ key, document }: ConfigEntry): Choice {
  const value = texts(document['name'])[0] ?? key;
  return { value, label: value };
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function unique(all: readonly string[]): readonly string[] {
  return [...new Set(all)];
}

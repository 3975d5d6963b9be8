import type { ConfigDocument } from '../config/documents';
import type { PersonalField } from '../config/personal-fields';
import { personalNames } from './personal-names';

/** What is personal in a division. */
export interface PersonalData {
  attributes: ReadonlySet<string>;
  fields: ReadonlySet<PersonalField>;
}

/**
 * By division, those in which anything is. What one worktype or case type calls personal is so in the whole division: work of
 * a case, rules and look-ups carry values from one to the other under the same name.
 */
export function personalByDivision(documents: readonly ConfigDocument[]): ReadonlyMap<string, PersonalData> {
  const found = new Map<string, { attributes: Set<string>; fields: Set<PersonalField> }>();
  for (const document of documents) {
    if (document.kind !== 'worktype' && document.kind !== 'case-type') continue;
    const names = personalNames(document.attributes);
    if (names.size === 0 && document.personal.length === 0) continue;
    const of = found.get(document.division) ?? { attributes: new Set(), fields: new Set() };
    for (const name of names) of.attributes.add(name);
    for (const field of document.personal) of.fields.add(field);
    found.set(document.division, of);
  }
  return found;
}

/** The same with attributes by whose values somebody was found: whoever asks for him names him by them. */
export function withNames(data: PersonalData | undefined, names: readonly string[]): PersonalData {
  return { attributes: new Set([...(data?.attributes ?? []), ...names]), fields: data?.fields ?? new Set() };
}

import { type PersonalField, personalFields } from '../config/personal-fields';
import { type KeptBody, namesMarkedBy } from './personal-names';

/** What is personal in a division. */
export interface PersonalData {
  attributes: ReadonlySet<string>;
  fields: ReadonlySet<PersonalField>;
}

/** A version of a document. */
export interface KeptDocument {
  kind: string;
  division: string;
  body: KeptBody;
  /** What versions before it have marked, and it no longer knows. */
  oncePersonal: readonly string[];
}

/** Kinds of documents that mark. */
export const markingKinds: readonly string[] = ['worktype', 'case-type'];

/**
 * By division, those in which anything is. What one worktype or case type calls personal is so in the whole division: work of
 * a case, rules and look-ups carry values from one to the other under the same name.
 */
export function personalByDivision(documents: readonly KeptDocument[]): ReadonlyMap<string, PersonalData> {
  const found = new Map<string, { attributes: Set<string>; fields: Set<PersonalField> }>();
  for (const { kind, division, body, oncePersonal } of documents) {
    if (!markingKinds.includes(kind)) continue;
    const names = [...oncePersonal, ...namesMarkedBy(body)];
    const fields = personalFields.filter((field) => [body['personal']].flat().includes(field));
    if (names.length === 0 && fields.length === 0) continue;
    const of = found.get(division) ?? { attributes: new Set(), fields: new Set() };
    for (const name of names) of.attributes.add(name);
    for (const field of fields) of.fields.add(field);
    found.set(division, of);
  }
  return found;
}

/** The same with attributes by whose values somebody was found: whoever asks for him names him by them. */
export function withNames(data: PersonalData | undefined, names: readonly string[]): PersonalData {
  return { attributes: new Set([...(data?.attributes ?? []), ...names]), fields: data?.fields ?? new Set() };
}

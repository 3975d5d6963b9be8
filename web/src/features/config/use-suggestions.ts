import { useQueries } from '@tanstack/react-query';
import { publishedQuery } from './api';
import { kindOfField, suggestedKinds } from './kinds';

const builtInRoles = ['agent', 'supervisor', 'business', 'admin', 'auditor', 'source'];

/** Keys that exist, for fields that name one; skills are named, the others have keys. */
export function useSuggestions(division: string): (field: string) => readonly string[] {
  const found = useQueries({ queries: suggestedKinds.map((kind) => publishedQuery(kind)) });
  return (field) => {
    const kind = kindOfField(field);
    if (kind === undefined) return [];
    const documents = found[suggestedKinds.indexOf(kind)]?.data?.documents ?? [];
    const here = documents.filter((each) => each.division === division || ['agents', 'divisions'].includes(kind));
    const names = here.map(({ key, document }) =>
      kind === 'skills' && typeof document['name'] === 'string' ? document['name'] : key,
    );
    return kind === 'roles' ? [...builtInRoles, ...names] : names;
  };
}

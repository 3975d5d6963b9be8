import type { CaseFilter } from '../../api/cases';
import type { CasesSearch } from '../../search';

/** Every state in which something may still happen. */
export const openCaseStates = 'active,suspended,failed';

/** The API's filters for what is chosen on the page: what is open, unless something else is asked for. */
export function caseFilter({ state, status, type, q, incidents, sort }: CasesSearch): CaseFilter {
  const states = state ?? (q === undefined ? openCaseStates : 'all');
  return { state: states === 'all' ? undefined : states, status, type, q, incidents, sort };
}

export function isFiltered({ state, status, type, q, incidents }: CasesSearch): boolean {
  return [state, status, type, q, incidents].some((each) => each !== undefined);
}

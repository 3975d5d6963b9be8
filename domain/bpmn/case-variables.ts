import type { Graph } from './graph';
import type { CaseState, Variables } from './state';

/** Those of the main process or, where a case runs another one of its file alone, of that; undefined before it begins. */
export function caseVariables({ main }: Pick<Graph, 'main'>, { instances }: CaseState): Variables | undefined {
  const roots = Object.values(instances).filter(({ parent }) => parent === null);
  return (roots.find(({ element }) => element === main) ?? roots[0])?.variables;
}

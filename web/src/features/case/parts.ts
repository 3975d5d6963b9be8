import type { CaseDetail } from '../../../../api/contract/case';
import type { CaseDiagram } from '../../../../api/contract/case-diagram';
import type { ModelElements } from '../../diagram/model-elements';
import type { CaseAction } from './use-case-action';

/** What every section of the page is about. */
export interface CaseParts {
  readonly found: CaseDetail;
  readonly diagram: CaseDiagram;
  readonly elements: ModelElements;
  readonly action: CaseAction;
  readonly maySupervise: boolean;
  readonly mayEdit: boolean;
  /** What can be said of a case that has ended, too. */
  readonly mayWrite: boolean;
}

export function nameOf(elements: ModelElements, element: string): string {
  return elements.byId.get(element)?.name ?? element;
}

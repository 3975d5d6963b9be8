import type { ItemView } from '../../../api/contract/item';

/** Tasks of cases come from the built-in source; any other one may call a case what it wants. */
export function isTask(item: ItemView): item is ItemView & { caseId: string } {
  return item.source === 'case' && item.caseId !== null;
}

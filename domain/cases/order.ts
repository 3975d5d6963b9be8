import type { CaseCommand } from '../bpmn/messages';

/** Of one case: the version whose commit gave the order, and its place among those of that commit. */
export interface OrderName {
  version: number;
  place: number;
}

/** Work of a case whose priority has changed. */
export interface RaiseWork {
  type: 'raise-work';
  instance: number;
  by: number;
}

/** What a commit asks of the outside. */
export interface CaseOrder extends OrderName {
  command: CaseCommand | RaiseWork;
}

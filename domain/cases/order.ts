import type { CaseCommand, WorkOrder } from '../bpmn/messages';

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
export type OrderCommand = CaseCommand | RaiseWork;

export interface CaseOrder extends OrderName {
  command: OrderCommand;
}

/** An order as it travels: whoever carries it out reads all else where it was committed. */
export interface OrderSlip extends OrderName {
  /** Whose work it is. */
  instance: number | null;
  /** What kind of work it begins; null: it begins none. */
  work: WorkOrder['type'] | null;
}

export function slipOf({ version, place, command }: CaseOrder): OrderSlip {
  return {
    version,
    place,
    instance: 'instance' in command ? command.instance : null,
    work: command.type === 'start-work' ? command.work.type : null,
  };
}

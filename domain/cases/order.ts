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

type StartWork = Extract<CaseCommand, { type: 'start-work' }>;

/** What a commit asks of the outside. What work may read stays in the case: many pieces of it may begin at once. */
export type OrderCommand = Exclude<CaseCommand, StartWork> | Omit<StartWork, 'variables'> | RaiseWork;

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

export function orderCommand(command: CaseCommand | RaiseWork): OrderCommand {
  if (command.type !== 'start-work') return command;
  const { variables: _, ...order } = command;
  return order;
}

export function slipOf({ version, place, command }: CaseOrder): OrderSlip {
  return {
    version,
    place,
    instance: 'instance' in command ? command.instance : null,
    work: command.type === 'start-work' ? command.work.type : null,
  };
}

import { CancellationScope, isCancellation, log } from '@temporalio/workflow';
import type { CaseEvent } from '../domain/bpmn/messages';
import type { CaseRules } from '../domain/cases/decide';
import type { CaseFile } from '../domain/cases/file';
import type { OrderSlip } from '../domain/cases/order';
import { perform } from './case-work';

type Ended = Extract<CaseEvent, { type: 'complete' | 'error' | 'failure' }>;

export interface CaseDesk {
  /** Orders that were committed; one that lies here already is passed over. */
  add(orders: readonly OrderSlip[]): void;
  /** Work that is wanted no more: what runs of it here is cancelled. */
  drop(instances: readonly number[]): void;
  hasNew(): boolean;
  /** Begins what is new. In the root scope: what a handler begins would end with it. */
  begin(file: CaseFile, rules: () => Promise<CaseRules>): void;
  /** Whether a task of an outside worker runs, which a new run of the workflow would begin again. */
  isServing(): boolean;
  isEmpty(): boolean;
  /** All that is not done, to be passed on; what runs is cancelled. */
  leave(): OrderSlip[];
}

interface Lying {
  order: OrderSlip;
  scope: CancellationScope | null;
}

/** Orders of a case, beside everything else; those for one piece of work in their order: it is not cancelled before it began. */
export function createCaseDesk(report: (order: OrderSlip, ended: Ended) => Promise<void>): CaseDesk {
  const lying: Lying[] = [];
  let isLeaving = false;

  const remove = (entry: Lying) => void lying.splice(lying.indexOf(entry), 1);
  const run = async ({ order }: Lying, file: CaseFile, rules: () => Promise<CaseRules>): Promise<void> => {
    const ended = await perform(file, order, rules);
    if (ended) await CancellationScope.nonCancellable(() => report(order, ended));
  };
  const isBlocked = (entry: Lying) => {
    const { instance } = entry.order;
    if (instance === null) return false;
    return lying.slice(0, lying.indexOf(entry)).some((elder) => elder.order.instance === instance);
  };
  const next = () => lying.filter((entry) => entry.scope === null && !isBlocked(entry));

  return {
    add: (orders) => {
      for (const order of orders)
        if (!lying.some((entry) => isSame(entry.order, order))) lying.push({ order, scope: null });
    },
    drop: (instances) => {
      const unwanted = lying.filter(
        ({ order }) => isService(order) && instances.includes(order.instance ?? Number.NaN),
      );
      for (const entry of unwanted) {
        if (entry.scope) entry.scope.cancel();
        else remove(entry);
      }
    },
    hasNew: () => next().length > 0,
    begin: (file, rules) => {
      for (const entry of next()) {
        const scope = new CancellationScope();
        entry.scope = scope;
        void scope
          .run(() => run(entry, file, rules))
          .catch((error: unknown) => {
            // What cannot be carried out at all is still in the database: the sweep, or whoever asks, begins it again.
            if (!isCancellation(error)) log.error('An order failed', { case: file.id, error: String(error) });
          })
          .then(() => {
            if (!isLeaving) remove(entry);
          });
      }
    },
    isServing: () => lying.some(({ order, scope }) => scope !== null && isService(order)),
    isEmpty: () => lying.length === 0,
    leave: () => {
      isLeaving = true;
      const left = lying.map(({ order }) => order);
      for (const { scope } of lying) scope?.cancel();
      return left;
    },
  };
}

function isService({ work }: OrderSlip): boolean {
  return work !== null && work !== 'user';
}

function isSame(one: OrderSlip, other: OrderSlip): boolean {
  return one.version === other.version && one.place === other.place;
}

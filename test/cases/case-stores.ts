import type {
  CaseActivities,
  CaseOrderActivities,
  CommitCaseInput,
  StoredFile,
} from '../../activities/case-activities';
import { type CaseOrder, slipOf } from '../../domain/cases/order';
import type { Graph } from '../../domain/bpmn/graph';
import type { CaseFile } from '../../domain/cases/file';
import { untouchedCase } from './untouched-case';

interface Store extends Pick<StoredFile, 'file'> {
  orders: CaseOrder[];
  graph: Graph;
  /** What happened in its model. */
  told: string[];
  known: Set<string>;
}

/** What the database does for cases, in memory: for each the newest file, its orders, and what was told of it. */
export class CaseStores {
  private readonly stores = new Map<string, Store>();

  /** A case of a type of its own that has not begun. */
  open(graph: Graph): CaseFile {
    const id = crypto.randomUUID();
    const file: CaseFile = { ...untouchedCase, id, type: id };
    this.stores.set(id, { graph, file, orders: [], told: [], known: new Set() });
    return file;
  }

  of(id: string): Store {
    const store = this.stores.get(id);
    if (!store) throw new Error(`no case ${id}`);
    return store;
  }

  readonly activities: CaseActivities = {
    commitCase: async ({ expectedVersion, commandId, change }: CommitCaseInput) => {
      const store = this.of(change.file.id);
      const { file, orders, told, known } = store;
      if (known.has(commandId)) return { outcome: 'repeated', file, orders: orders.map(slipOf) };
      if (expectedVersion !== file.version) return { outcome: 'ahead', file, orders: orders.map(slipOf) };
      known.add(commandId);
      // What happened to the case as a whole is not the model's.
      const inModel = change.events.filter(({ element }) => element !== null);
      told.push(...inModel.map(({ type, element, instance }) => `${type} ${element} ${instance}`));
      store.file = change.file;
      store.orders.push(...change.orders.map((command, place) => ({ version: change.file.version, place, command })));
      return { outcome: 'committed' };
    },
    loadCase: async ({ id }) => ({ file: this.of(id).file, orders: this.of(id).orders.map(slipOf) }),
    loadWork: async () => null,
    loadCaseType: async ({ type }) => ({ graph: this.of(type).graph, type: { statuses: [], sla: { thresholds: [] } } }),
    askDecision: async () => ({ value: null }),
  };

  readonly desk: CaseOrderActivities = {
    carryOut: async ({ caseId, version, place }) => {
      const store = this.of(caseId);
      store.orders = store.orders.filter((order) => order.version !== version || order.place !== place);
    },
  };
}

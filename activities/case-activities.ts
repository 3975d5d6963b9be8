import type { Graph } from '../domain/bpmn/graph';
import type { CaseChange, PinnedType } from '../domain/cases/decide';
import type { Audited } from '../domain/audit/entry';
import type { CaseFile } from '../domain/cases/file';
import type { CaseOrder, OrderName, OrderSlip } from '../domain/cases/order';

export interface CommitCaseInput {
  expectedVersion: number;
  commandId: string;
  change: CaseChange;
  /** What the audit keeps of it (histories before 0.3 do not tell). */
  audited?: Audited;
  /** The database's clock must have reached this instant (epoch ms), or nothing happens. */
  notBeforeMs?: number;
}

/** What the database holds of a case. */
export interface StoredFile {
  file: CaseFile;
  /** What it asked of the outside and nobody has carried out yet, oldest first. */
  orders: OrderSlip[];
}

export type CommitCaseOutcome =
  | { outcome: 'committed' }
  /** This command held before; `file` is the newest. */
  | ({ outcome: 'repeated' } & StoredFile)
  /** The database is ahead of the workflow, which takes this over and decides again. */
  | ({ outcome: 'ahead' } & StoredFile)
  /** A timer fired before its instant by the database's clock. */
  | { outcome: 'early'; nowMs: number };

/** What a case pins, as its type was when it started. */
export interface LoadedType {
  graph: Graph;
  type: PinnedType;
}

/** An order of a case. */
export interface CaseOrderName extends OrderName {
  caseId: string;
}

export type LoadedWork = Pick<Extract<CaseOrder['command'], { type: 'start-work' }>, 'element' | 'work'>;

/** Short work beside the workflow. Each is safe to repeat. */
export interface CaseActivities {
  /** One request, one transaction: version, snapshot, history, orders, waits, and the messages that find one of them. */
  commitCase(input: CommitCaseInput): Promise<CommitCaseOutcome>;
  /** The newest committed state. Throws `NO_CASE` (not retried) for a case that does not exist. */
  loadCase(input: { id: string; version: number }): Promise<StoredFile>;
  loadCaseType(input: { division: string; type: string; version: number }): Promise<LoadedType>;
  /** The work that an order begins; null: it is wanted no more. */
  loadWork(input: CaseOrderName): Promise<LoadedWork | null>;
  /** What a decision says of what the work may read, by what is published now. Throws `DECISION_FAILED` (not retried). */
  askDecision(input: CaseOrderName): Promise<{ value: unknown }>;
}

/** Done by API processes, which know how work is captured and what starts by a message. */
export interface CaseOrderActivities {
  /** A user task becomes an item, its item is cancelled or raised; a message or signal goes out. Throws `ORDER_REFUSED` (not retried). */
  carryOut(input: CaseOrderName): Promise<void>;
}

import type { Audited } from '../domain/audit/entry';
import type { Change } from '../domain/item/decision';
import type { Refusal } from '../domain/item/refusal';
import type { ItemState } from '../domain/item/state';

export interface CommitInput {
  /** Version that the change was decided on; the change carries the next one. */
  expectedVersion: number;
  commandId: string;
  change: Change;
  /** What the audit keeps of it, with the fields that were others before (histories before 0.3 do not tell). */
  audited?: Audited & { before: Partial<ItemState> };
  /** The database's clock must have reached this instant (epoch ms), or nothing happens. */
  notBeforeMs?: number;
}

/** What the database holds of an item. */
export interface Stored {
  state: ItemState;
  /** Deliveries of this life that have yet to be made, oldest first. */
  deliveries: string[];
}

export type CommitOutcome =
  /**
   * The change holds, since `committedMs` by the database's clock (histories before 0.2 do not tell). `deliveries` follow
   * from it and were not made at the first try.
   */
  | { outcome: 'committed'; deliveries: string[]; committedMs?: number }
  /** This command held before; `state` is the newest. */
  | ({ outcome: 'repeated' } & Stored)
  /** The database is ahead of the workflow, which takes this over and decides again. */
  | ({ outcome: 'ahead' } & Stored)
  | { outcome: 'refused'; refusal: Refusal }
  /** A timer fired before its instant by the database's clock. */
  | { outcome: 'early'; nowMs: number };

/** A span of time (ms) on the clock of a business calendar, since an instant (epoch ms). */
export interface ClockSpan {
  calendar: string;
  fromMs: number;
  spanMs: number;
}

/** Short work beside the workflow. Each is safe to repeat; the key of repetition is the command's or the delivery's ID. */
export interface ItemActivities {
  /**
   * One command, one transaction: version, snapshot, events, ledger, deliveries. Then one quick try of each delivery whose
   * receiver has been quick of late.
   */
  commit(input: CommitInput): Promise<CommitOutcome>;
  /**
   * The newest committed state. Throws `NO_ITEM` (not retried) for an item that does not exist. `version`: the one that the
   * workflow has (histories before 0.2 do not tell).
   */
  loadItem(input: { id: string; version?: number }): Promise<Stored>;
  /** The end of the span, by the calendar as it is published now; null when it has none. Reads only. */
  instantAfter(input: ClockSpan): Promise<number | null>;
}

/** Work that may take long and is retried for days. */
export interface EffectActivities {
  /** Makes a delivery, or throws to be tried again; ends when it is delivered or dead-lettered. */
  deliver(input: { deliveryId: string }): Promise<void>;
}

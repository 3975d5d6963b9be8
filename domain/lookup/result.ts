import type { Spent } from '../feel/run';

/** Why a look-up brought nothing. */
export interface LookupFailure {
  /** Such as `NO_ANSWER`, `NOT_ACCEPTED`, `ADDRESS_FORBIDDEN`, `STEP_BUDGET`. */
  code: string;
  detail: string;
}

/** What a look-up answers to one question; the same question has the same answer for a while. */
export type LookupAnswer = { spent: Spent } & (
  { ok: true; attributes: Readonly<Record<string, unknown>> } | { ok: false; failure: LookupFailure }
);

/** What came of a look-up of the worktype for one item. */
export interface LookupResult {
  /** Key of its document. */
  lookup: string;
  /** Null: there was nothing to ask. */
  answer: LookupAnswer | null;
}

/** What an item keeps of a look-up. */
export interface LookupRecord {
  lookup: string;
  /** Attributes that it brought. */
  brought: readonly string[];
  /** Left out: it did not fail. */
  failure?: LookupFailure;
}

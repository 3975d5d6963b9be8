import type { HitPolicy } from './model';

/** A table cannot say what it decides: its rules contradict each other under its hit policy. */
export interface Conflict {
  /** Name of the decision or function that the table belongs to. */
  table: string;
  hitPolicy: HitPolicy;
  /** Rules that hit, counted from 1 as people do. */
  rules: readonly number[];
}

/** Ends an evaluation from within; it never leaves `domain/decisions` as an exception. */
export class ConflictFound extends Error {
  constructor(readonly conflict: Conflict) {
    super(`${conflict.table}: ${conflict.hitPolicy}`);
  }
}

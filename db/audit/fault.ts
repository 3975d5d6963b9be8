/**
 * `changed`: an entry or its seal is not what was sealed. `removed`: an entry or a seal is gone. `inserted`: an entry that
 * no chain knows stands among those that are sealed. `erased`: what an entry said is gone, and no entry tells of its erasure.
 * `rewritten`: the chain is whole, and another than was exported.
 */
export type FaultKind = 'changed' | 'removed' | 'inserted' | 'erased' | 'rewritten';

export interface Fault {
  kind: FaultKind;
  /** Place in the chain; null: it has none. */
  seq: number | null;
  /** ID of the entry; null: nothing is left that would name it. */
  entry: string | null;
}

import type { LedgerAgent } from '../../../simulator/ledger';
import type { WaitingItem } from '../../../domain/item/waiting';
import type { WaitingRow } from '../../../matcher/ledger/read-items';
import { type Parts, soundParts } from './model';
import { ModelLedger } from './model-ledger';
import { Term } from './term';

/** A deposed owner's writes are accepted. */
class FenceOff extends ModelLedger {
  protected override isOwner(): boolean {
    return true;
  }
}

/** The room of an item that leaves an agent is given back twice. */
class ReleaseTwice extends ModelLedger {
  protected override takeRoom(agent: LedgerAgent, item: WaitingItem, sign: 1 | -1): void {
    super.takeRoom(agent, item, sign);
    if (sign < 0) super.takeRoom(agent, item, sign);
  }
}

/** A take-over leaves the epoch as it was. */
class EpochIgnored extends ModelLedger {
  protected override nextEpoch(epoch: number): number {
    return epoch;
  }
}

/** The statement that takes an item does not ask for room. */
class CapacityCheckOff extends ModelLedger {
  protected override hasRoom(): boolean {
    return true;
  }
}

/** Of equals, the one that has waited longest comes last. */
class TieOrderReversed extends Term {
  protected override told(rows: WaitingRow[]): WaitingRow[] {
    return rows.map((row) => ({ ...row, item: { ...row.item, queuedSinceMs: -row.item.queuedSinceMs } }));
  }
}

/** One part of the model each, that does one thing wrong. */
export const plantedBugs: Readonly<Record<string, Parts>> = {
  'fence off': { ...soundParts, Ledger: FenceOff },
  'release twice': { ...soundParts, Ledger: ReleaseTwice },
  'epoch ignored': { ...soundParts, Ledger: EpochIgnored },
  'capacity check off': { ...soundParts, Ledger: CapacityCheckOff },
  'tie order reversed': { ...soundParts, Term: TieOrderReversed },
};

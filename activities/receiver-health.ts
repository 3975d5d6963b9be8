/**
 * Which receivers may be tried the quick way: those that answered their last delivery in time, eight tries at once in
 * all. A slow receiver would otherwise make the agents wait whose commands share the workflow task.
 */
export interface ReceiverHealth {
  /** Takes a place when the receiver may be tried quickly; give it back with `release`. */
  acquire(receiver: string): boolean;
  release(receiver: string, wasInTime: boolean): void;
  /** What a durable try learned. */
  report(receiver: string, wasInTime: boolean): void;
}

const PLACES = 8;

export function createReceiverHealth(): ReceiverHealth {
  const late = new Set<string>();
  let taken = 0;
  const report = (receiver: string, wasInTime: boolean) =>
    void (wasInTime ? late.delete(receiver) : late.add(receiver));
  return {
    acquire: (receiver) => {
      if (late.has(receiver) || taken >= PLACES) return false;
      taken += 1;
      return true;
    },
    release: (receiver, wasInTime) => {
      taken -= 1;
      report(receiver, wasInTime);
    },
    report,
  };
}

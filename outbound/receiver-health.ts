/**
 * How much a process asks of its receivers at once. Quickly tried are those that answered their last delivery in time,
 * eight tries at once in all: a slow receiver would otherwise make the agents wait whose commands share the workflow
 * task. No receiver has more than eight durable tries at once, so that a slow one leaves room for others.
 */
export interface ReceiverHealth {
  /** Takes a place when the receiver may be tried quickly; give it back with `release`. */
  acquire(receiver: string): boolean;
  release(receiver: string, wasInTime: boolean): void;
  /** Takes one of the receiver's places for a durable try; give it back with `leave`. */
  enter(receiver: string): boolean;
  leave(receiver: string): void;
  /** What a durable try learned. */
  report(receiver: string, wasInTime: boolean): void;
}

const QUICK_PLACES = 8;
export const PLACES_EACH = 8;

export function createReceiverHealth(): ReceiverHealth {
  const late = new Set<string>();
  const inside = new Map<string, number>();
  let taken = 0;
  const report = (receiver: string, wasInTime: boolean) =>
    void (wasInTime ? late.delete(receiver) : late.add(receiver));
  return {
    acquire: (receiver) => {
      if (late.has(receiver) || taken >= QUICK_PLACES) return false;
      taken += 1;
      return true;
    },
    release: (receiver, wasInTime) => {
      taken -= 1;
      report(receiver, wasInTime);
    },
    enter: (receiver) => {
      const count = inside.get(receiver) ?? 0;
      if (count >= PLACES_EACH) return false;
      inside.set(receiver, count + 1);
      return true;
    },
    leave: (receiver) => {
      const count = inside.get(receiver) ?? 0;
      if (count > 1) inside.set(receiver, count - 1);
      else inside.delete(receiver);
    },
    report,
  };
}

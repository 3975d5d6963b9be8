import { PLACES_EACH, type ReceiverHealth } from '../../outbound/receiver-health';

/** The places that a receiver has in this process, with those who wait for one in their order. */
export interface Places {
  /** False: none became free in time. Give it back with `leave`. */
  enter(receiver: string, withinMs: number): Promise<boolean>;
  leave(receiver: string): void;
  /** How many turns so many questions take at one receiver, and one for what is asked already. */
  rounds(questions: number): number;
}

export function createPlaces(health: Pick<ReceiverHealth, 'enter' | 'leave'>): Places {
  const waiting = new Map<string, Set<() => void>>();
  return {
    enter: async (receiver, withinMs) => {
      if (health.enter(receiver)) return true;
      return new Promise((resolve) => {
        const queue = waiting.get(receiver) ?? new Set();
        waiting.set(receiver, queue);
        const end = (isIn: boolean) => {
          clearTimeout(timer);
          queue.delete(turn);
          if (queue.size === 0) waiting.delete(receiver);
          resolve(isIn);
        };
        const turn = () => void (health.enter(receiver) && end(true));
        const timer = setTimeout(() => end(false), withinMs);
        queue.add(turn);
      });
    },
    leave: (receiver) => {
      health.leave(receiver);
      const [next] = waiting.get(receiver) ?? [];
      next?.();
    },
    rounds: (questions) => 1 + Math.ceil(questions / PLACES_EACH),
  };
}

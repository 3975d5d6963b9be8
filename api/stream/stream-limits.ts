import { HttpProblem } from '../http-problem';

/**
 * Streams of one caller in one process. The tabs of a browser share one; what a network has lost without a word is found
 * within some 15 minutes, in which a browser that comes back each half a minute opens thirty.
 */
const OF_A_CALLER = 50;
/** Pages of what readers have missed that are read at once: a fifth of the usual connections to the database. */
const PAGES_AT_ONCE = 4;

export interface StreamLimits {
  /** Throws when the caller has as many as he may; answers what gives the place free again. */
  enter(caller: string): () => void;
  /** Reads a page of the past once it is its turn: whoever resumes by the hundred does not keep the others from the database. */
  inTurn<T>(read: () => Promise<T>): Promise<T>;
}

export function createStreamLimits(): StreamLimits {
  const open = new Map<string, number>();
  const waiting: (() => void)[] = [];
  let reading = 0;
  return {
    enter: (caller) => {
      const before = open.get(caller) ?? 0;
      if (before >= OF_A_CALLER) {
        throw new HttpProblem('TOO_MANY_REQUESTS', { detail: `${OF_A_CALLER} streams of one caller at once` });
      }
      open.set(caller, before + 1);
      let isIn = true;
      return () => {
        if (!isIn) return;
        isIn = false;
        const left = (open.get(caller) ?? 1) - 1;
        if (left > 0) open.set(caller, left);
        else open.delete(caller);
      };
    },
    inTurn: async (read) => {
      if (reading >= PAGES_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
      else reading += 1;
      try {
        return await read();
      } finally {
        // The place goes to the next in line, so that nobody who comes now is before him.
        const next = waiting.shift();
        if (next) next();
        else reading -= 1;
      }
    },
  };
}

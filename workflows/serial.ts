export interface Serial {
  <T>(work: () => Promise<T>): Promise<T>;
  /** Whether anything is under way or waits for its turn. */
  isBusy(): boolean;
}

/**
 * Runs what it is given one after another, in the order of asking. A lock taken after an await lets two callers in at
 * once; the chain is extended before the first one.
 */
export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  let left = 0;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    left += 1;
    const result = last.then(work);
    const leave = () => {
      left -= 1;
    };
    last = result.then(leave, leave);
    return result;
  };
  return Object.assign(inTurn, { isBusy: () => left > 0 });
}

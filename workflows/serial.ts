/**
 * Runs what it is given one after another, in the order of asking. A lock taken after an await lets two callers in at
 * once; the chain is extended before the first one.
 */
export function createSerial(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}

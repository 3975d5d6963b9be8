const firstMs = 200;
const longestMs = 5000;

/** How long to wait before a process that ended for the `failures`-th time in a row is started again: doubling, up to 5 s. */
export function backoffMs(failures: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1));
}

import type { QueryClient } from '@tanstack/react-query';

/** As all of ours begin; a list of keys does not. */
type Key = readonly [string, ...unknown[]];

/**
 * Reads again what may be another one by now. It is over when that is read, or when it is seen that it cannot be read for now:
 * what came of a press is told then, and not when the last try to read has failed as well.
 */
export function readAgain(client: QueryClient, ...these: readonly Key[]): Promise<void> {
  return new Promise((resolve) => {
    const stop = client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'failed') end();
    });
    const end = () => (stop(), resolve());
    void Promise.all(these.map((queryKey) => client.invalidateQueries({ queryKey }))).then(end);
  });
}

import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** What may be another one by now. */
export function readAgain(client: QueryClient, ...these: readonly QueryKey[]): Promise<unknown> {
  return Promise.all(these.map((queryKey) => client.invalidateQueries({ queryKey })));
}

import type { Workflows } from './deps';

/** Loads the client of the workflow engine with the first command. */
export function workflowsLater(
  load: () => Promise<Workflows & { close(): Promise<void> }>,
): Workflows & { close(): Promise<void> } {
  let loading: ReturnType<typeof load> | undefined;
  const loaded = () => (loading ??= load());
  return {
    send: async (...message) => (await loaded()).send(...message),
    query: async (seen) => (await loaded()).query(seen),
    check: async () => (await loaded()).check(),
    sendCase: async (...message) => (await loaded()).sendCase(...message),
    serveOrders: async (...orders) => (await loaded()).serveOrders(...orders),
    serveBulk: async (...turns) => (await loaded()).serveBulk(...turns),
    close: async () => (await loading)?.close(),
  };
}

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { mutations } from './api/query-client';
import { TaskPage } from './features/task/task-page';
import { theme } from './theme';

/** What somebody without an account sees: the task of his link. The token stands in the fragment, which no server is sent. */
export function LinkedApp() {
  const link = useSyncExternalStore(onHashChange, () => globalThis.location.hash.slice(1));
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false }, mutations } }));
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <TaskPage key={link} link={link} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function onHashChange(tell: () => void): () => void {
  globalThis.addEventListener('hashchange', tell);
  return () => globalThis.removeEventListener('hashchange', tell);
}

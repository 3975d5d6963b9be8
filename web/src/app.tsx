import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { createQueryClient } from './api/query-client';
import { late } from './pieces/late';
import { useSession } from './session/use-session';
import { SignedIn } from './shell/signed-in';
import { theme } from './theme';
import { withTexts } from './text/i18n';

const SignIn = late(() =>
  withTexts(import('./features/sign-in/sign-in'), 'signIn', 'refusals').then((module) => module.SignIn),
);

export function App({ password }: { password: string }) {
  const { isSignedIn, end, number } = useSession();
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <OwnCache key={number}>{isSignedIn === false ? <SignIn password={password} end={end} /> : <SignedIn />}</OwnCache>
    </MantineProvider>
  );
}

/** A cache for each session: what one person has read is not there for the next one. */
function OwnCache({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

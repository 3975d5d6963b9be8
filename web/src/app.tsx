import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ProblemError } from './api/problem-error';
import { late } from './pieces/late';
import { useSession } from './session/use-session';
import { SignedIn } from './shell/signed-in';
import { theme, tokens } from './theme';
import { withTexts } from './text/i18n';

const SignIn = late(() => withTexts(import('./features/sign-in/sign-in'), 'signIn').then((module) => module.SignIn));

/** A refusal is an answer and does not get better by asking again; only a lost connection is tried again. */
function isWorthAnotherTry(failures: number, error: Error): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status >= 500) && failures < 3;
}

/**
 * The stream says when something is old, so nothing is read again for mere age, focus or mounting within the minute
 * that a lost message could matter.
 */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: isWorthAnotherTry, staleTime: 60_000, refetchOnWindowFocus: false } },
  });
}

export function App({ password }: { password: string }) {
  const { isSignedIn, end, number } = useSession();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={tokens} defaultColorScheme="auto">
      <OwnCache key={number}>{isSignedIn === false ? <SignIn password={password} end={end} /> : <SignedIn />}</OwnCache>
    </MantineProvider>
  );
}

/** A cache for each session: what one person has read is not there for the next one. */
function OwnCache({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

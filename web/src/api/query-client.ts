import { QueryCache, QueryClient } from '@tanstack/react-query';
import type { Query } from '@tanstack/react-query';
import { ProblemError } from './problem-error';

/**
 * What is pressed is sent now, or said not to be: never later by itself, when nobody thinks of it any more, for that this browser believes
 * itself without a network.
 */
export const mutations = { networkMode: 'always' } as const;

/**
 * The stream says when something is old, so nothing is read again for mere age, focus or mounting within the minute
 * that a lost message could matter.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: forgetRefused }),
    defaultOptions: {
      queries: { retry: isWorthAnotherTry, staleTime: 60_000, refetchOnWindowFocus: false },
      mutations,
    },
  });
}

/** A refusal is an answer and does not get better by asking again; only a lost connection is tried again. */
function isWorthAnotherTry(failures: number, error: Error): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status >= 500) && failures < 3;
}

/** What somebody has read stays on his screen while the server is away, and not when it says that he may see it no more. */
function forgetRefused(error: Error, query: Query<unknown, unknown, unknown>): void {
  const isRefused = error instanceof ProblemError && (error.status === 403 || error.status === 404);
  if (isRefused && query.state.data !== undefined) query.setState({ ...query.state, data: undefined });
}

import { useRef } from 'react';
import { ProblemError } from './problem-error';

export interface Press {
  /** Its name; the same one as long as the same is asked and it is not known whether it counted. */
  readonly keyFor: (asked: unknown) => string;
  /** What came of it: a press that is answered has its name no more. */
  readonly answered: (error: Error | null) => void;
  /** What is asked from here on is meant anew, also the same. */
  readonly forget: () => void;
}

/** Names presses, so that the server does nothing twice for one that is repeated because its answer was lost. */
export function usePress(): Press {
  const unsure = useRef<{ readonly asked: string; readonly key: string }>(undefined);
  const forget = () => {
    unsure.current = undefined;
  };
  return {
    keyFor: (given) => {
      const asked = JSON.stringify(given);
      const now = unsure.current?.asked === asked ? unsure.current : { asked, key: newKey() };
      unsure.current = now;
      return now.key;
    },
    answered: (error) => {
      if (!mayHaveCounted(error)) forget();
    },
    forget,
  };
}

/** Also where the first one is under way still: what comes of it is not known yet. */
function mayHaveCounted(error: Error | null): boolean {
  if (!(error instanceof ProblemError)) return false;
  return error.status === 0 || error.status >= 500 || error.code === 'IDEMPOTENCY_IN_PROGRESS';
}

/** Not `randomUUID`, which exists in secure contexts only. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(16)).join('-');
}

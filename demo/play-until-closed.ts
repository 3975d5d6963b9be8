import type { ConfigEntry } from '../api/contract/config';
import type { ApiClient } from './api-client';
import { createBell, runLoop } from './loop';

const lookMs = 1_000;

/** Whether its division is there, and takes nothing new any more. */
export async function isDemoClosed(admin: ApiClient): Promise<boolean> {
  const answer = await admin.call<ConfigEntry>('GET', '/v1/config/divisions/demo');
  if (answer.ok) return answer.body.document['closed'] === true;
  if (answer.status === 404) return false;
  throw new Error(`division demo: ${answer.status} ${answer.code}`);
}

interface Closing {
  isClosed: () => Promise<boolean>;
  signal: AbortSignal;
}

/** Plays until it is told to end, or somebody closes the division; in one that is closed, not at all. */
export async function playUntilClosed(
  play: (until: AbortSignal) => Promise<void>,
  { isClosed, signal }: Closing,
): Promise<void> {
  if (await isClosed()) return;
  const closing = new AbortController();
  const until = AbortSignal.any([signal, closing.signal]);
  const watch = runLoop(
    async () => {
      if (await isClosed()) closing.abort();
      return lookMs;
    },
    { bell: createBell(), signal: until, onError: () => {} },
  );
  try {
    await play(until);
  } finally {
    closing.abort();
    await watch;
  }
}

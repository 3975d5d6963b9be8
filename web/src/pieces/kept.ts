import { useState, useSyncExternalStore } from 'react';
import { onSession } from '../session/session';

/** What somebody has written and not saved, by the name of what it belongs to. */
const kept = new Map<string, unknown>();
const listeners = new Set<() => void>();
let names: ReadonlySet<string> = new Set();

/** The next person is not to read what this one wrote. */
onSession(() => {
  kept.clear();
  tell();
});

// Elsewhere in the app it waits; with the window it would be lost.
globalThis.addEventListener?.('beforeunload', (event) => {
  if (kept.size > 0) event.preventDefault();
});

/** State that waits until its page is opened again, for as long as the session lasts; null: nothing is kept. */
export function useKept<T>(name: string): readonly [T | null, (next: (before: T | null) => T | null) => void] {
  const [value, setValue] = useState(() => read<T>(name));
  const change = (next: (before: T | null) => T | null) => {
    const after = next(read(name));
    if (after === null) kept.delete(name);
    else kept.set(name, after);
    if (kept.has(name) !== names.has(name)) tell();
    setValue(after);
  };
  return [value, change];
}

/** The names of all that is kept. */
export function useKeptNames(): ReadonlySet<string> {
  return useSyncExternalStore(onNames, () => names);
}

function read<T>(name: string): T | null {
  return (kept.get(name) as T | undefined) ?? null;
}

function tell(): void {
  names = new Set(kept.keys());
  for (const listener of listeners) listener();
}

function onNames(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

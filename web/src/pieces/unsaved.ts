import { useRef, useState, useSyncExternalStore } from 'react';
import { onSession } from '../session/session';

/** What somebody has written and not saved, by the name of what it belongs to. */
const unsaved = new Map<string, unknown>();
const listeners = new Set<() => void>();
let names: ReadonlySet<string> = new Set();

/** The next person is not to read what this one wrote. */
onSession(() => {
  unsaved.clear();
  tell();
});

// Elsewhere in the app it waits; with the window it would be lost.
globalThis.addEventListener?.('beforeunload', (event) => {
  if (unsaved.size > 0) event.preventDefault();
});

/**
 * State that waits until its page is opened again, for as long as the session lasts; null: nothing is unsaved. Without a
 * name it goes with its page.
 */
export function useUnsaved<T>(
  name: string | null,
): readonly [T | null, (next: (before: T | null) => T | null) => void] {
  const [value, setValue] = useState(() => read<T>(name));
  const under = useRef(name);
  const change = (next: (before: T | null) => T | null) => {
    // Under another name now, what is shown goes on, and not what waited there.
    const isSame = under.current === name;
    under.current = name;
    if (name === null) return setValue(next);
    const after = next(isSame ? read(name) : value);
    if (after === null) unsaved.delete(name);
    else unsaved.set(name, after);
    if (unsaved.has(name) !== names.has(name)) tell();
    setValue(after);
  };
  return [value, change];
}

/** The names of all that is unsaved. */
export function useUnsavedNames(): ReadonlySet<string> {
  return useSyncExternalStore(onNames, () => names);
}

function read<T>(name: string | null): T | null {
  return name === null ? null : ((unsaved.get(name) as T | undefined) ?? null);
}

function tell(): void {
  names = new Set(unsaved.keys());
  for (const listener of listeners) listener();
}

function onNames(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

import { useRef, useState, useSyncExternalStore } from 'react';
import { onSession, readSession } from './session';

/** What somebody has written and not saved, by the name of what it belongs to. */
const unsaved = new Map<string, unknown>();
const listeners = new Set<() => void>();
let names: ReadonlySet<string> = new Set();

/** Whose it is; null: nobody has written anything yet. */
let owner: string | null = null;

/** Who signs out leaves nothing behind. A session that ends by itself may end in the middle of a sentence. */
onSession(() => {
  if (readSession().end === 'signed-out') clear();
});

/** Somebody is signed in. What waits is his, or goes: the next person is not to read what another one wrote. */
export function ownUnsaved(subject: string): void {
  if (owner !== subject) clear();
  owner = subject;
}

// Elsewhere in the app it waits; with the window it would be lost.
globalThis.addEventListener?.('beforeunload', (event) => {
  if (unsaved.size > 0) event.preventDefault();
});

/**
 * State that waits until its page is opened again by the same person in this window; null: nothing is unsaved. Without a
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

/** It is sent, or nobody asks for it any more: what waits under these names goes, also where no page shows it. */
export function forgetUnsaved(...gone: readonly string[]): void {
  for (const name of gone) unsaved.delete(name);
  if (gone.some((name) => names.has(name))) tell();
}

function read<T>(name: string | null): T | null {
  return name === null ? null : ((unsaved.get(name) as T | undefined) ?? null);
}

function clear(): void {
  unsaved.clear();
  tell();
}

function tell(): void {
  names = new Set(unsaved.keys());
  for (const listener of listeners) listener();
}

function onNames(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

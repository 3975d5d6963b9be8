/**
 * The token of this tab. It lies in the tab's session storage: a second tab may be another person, and it goes when
 * the tab is closed.
 */
const storageKey = 'casewright.token';

export type SessionEnd = 'signed-out' | 'ended';
export interface Session {
  readonly token: string | null;
  /** Why there is no token; null when nobody has been signed in yet. */
  readonly end: SessionEnd | null;
}

let session: Session = { token: globalThis.sessionStorage?.getItem(storageKey) ?? null, end: null };
const listeners = new Set<() => void>();

export function readSession(): Session {
  return session;
}

export function readToken(): string | null {
  return session.token;
}

export function startSession(token: string): void {
  sessionStorage.setItem(storageKey, token);
  change({ token, end: null });
}

export function endSession(end: SessionEnd): void {
  sessionStorage.removeItem(storageKey);
  if (session.token !== null) change({ token: null, end });
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}

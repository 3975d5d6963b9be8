/**
 * Whether this browser is signed in. What says so to the server is a cookie that no script can read; all tabs share it,
 * so each hears when another one signs in or out.
 */
export type SessionEnd = 'signed-out' | 'ended';
export interface Session {
  /** Null: it is not known yet, the first call will tell. */
  readonly isSignedIn: boolean | null;
  /** Why nobody is signed in; null when nobody has been yet. */
  readonly end: SessionEnd | null;
  /** Changes with each session: what one person has read is not there for the next one. */
  readonly number: number;
}

type Message = { kind: 'started' } | { kind: 'ended'; end: SessionEnd };

let session: Session = { isSignedIn: null, end: null, number: 0 };
const listeners = new Set<() => void>();
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('casewright-session') : undefined;
tabs?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if (data.kind === 'started') change({ isSignedIn: true, end: null });
  else change({ isSignedIn: false, end: data.end });
});

export function readSession(): Session {
  return session;
}

/** A session has just been opened here. */
export function startSession(): void {
  change({ isSignedIn: true, end: null });
  tabs?.postMessage({ kind: 'started' } satisfies Message);
}

/** The server knows this browser, or does not. */
export function noteSession(isSignedIn: boolean): void {
  if (isSignedIn === session.isSignedIn) return;
  if (isSignedIn) session = { ...session, isSignedIn };
  // Nobody was told that he is signed in: then nothing has ended.
  else change({ isSignedIn, end: session.isSignedIn === null ? null : 'ended' });
}

export function endSession(end: SessionEnd): void {
  if (session.isSignedIn === false) return;
  change({ isSignedIn: false, end });
  tabs?.postMessage({ kind: 'ended', end } satisfies Message);
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: Omit<Session, 'number'>): void {
  session = { ...next, number: session.number + 1 };
  for (const listener of listeners) listener();
}

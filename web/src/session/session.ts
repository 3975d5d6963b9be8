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

type Message = { kind: 'started' } | { kind: 'is'; subject: string } | { kind: 'ended'; end: SessionEnd };

let session: Session = { isSignedIn: null, end: null, number: 0 };
/** Whose it is; null: nobody's, or not known yet. */
let person: string | null = null;
const listeners = new Set<() => void>();
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('casewright-session') : undefined;
tabs?.addEventListener('message', (event: Event) => {
  const { data } = event as unknown as { readonly data: Message };
  if (data.kind === 'started') change({ isSignedIn: true, end: null });
  else if (data.kind === 'is') hear(data.subject);
  else change({ isSignedIn: false, end: data.end });
});

export function readSession(): Session {
  return session;
}

/** Whose the session is, as far as this window knows. */
export function believed(): string | null {
  return person;
}

/** A session has just been opened here. */
export function startSession(): void {
  change({ isSignedIn: true, end: null });
  tabs?.postMessage({ kind: 'started' } satisfies Message);
}

/**
 * The server does not know this browser, or knows whose it is (`subject`). By the identity provider somebody else may have
 * come in where one was signed in: then it is another session, here and in the other tabs.
 */
export function noteSession(subject: string | null): void {
  if (subject === null) {
    // Nobody was told that he is signed in: then nothing has ended.
    if (session.isSignedIn !== false) change({ isSignedIn: false, end: session.isSignedIn === null ? null : 'ended' });
    return;
  }
  if (subject === person) return;
  const isOther = person !== null;
  if (isOther) change({ isSignedIn: true, end: null });
  else session = { ...session, isSignedIn: true };
  person = subject;
  tabs?.postMessage({ kind: 'is', subject } satisfies Message);
}

/** The server says that the session is not that of `subject`: whose it is, is asked anew. */
export function noteOther(subject: string): void {
  if (subject === person) change({ isSignedIn: true, end: null });
}

/** Another tab has been told whose the session of this browser is. */
function hear(subject: string): void {
  // Who does not know it yet is about to ask.
  const isAsking = person === null && session.isSignedIn !== false;
  if (subject !== person && !isAsking) change({ isSignedIn: true, end: null });
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
  person = null;
  session = { ...next, number: session.number + 1 };
  for (const listener of listeners) listener();
}

import { useUnsaved } from '../../session/unsaved';
import type { Place, Prepared } from './api';

export type Document = Readonly<Record<string, unknown>>;

interface Kept {
  readonly document: Document;
  /** The draft that it was begun from; 0: none. */
  readonly revision: number;
  /** What was published then; 0: nothing. */
  readonly version: number;
}

export interface Written {
  readonly document: Document;
  readonly isSaved: boolean;
  /** The draft that the writer has seen; 0: none. */
  readonly revision: number;
  /** The published version that the writer has seen, of whom there is no draft: what is begun from it is no older than he knows. */
  readonly version: number | undefined;
  /** The draft is another since this was begun, or, begun from none, what is published is. */
  readonly isOvertaken: boolean;
  readonly change: (document: Document) => void;
  /** It is the draft now; what was written since then is kept. */
  readonly saved: (document: Document, revision: number) => void;
  /** The writer has seen that the draft is another, and goes on from his own. */
  readonly goOn: () => void;
  /** From what is there now. */
  readonly reset: () => void;
}

/** By which it is kept, and marked in lists. */
export function keptName({ kind, division, key }: Place): string {
  return `${kind}/${division}/${key}`;
}

/** What is written of a document, from its draft or what is published; it stays when something is saved meanwhile. */
export function useWritten(place: Place, { draft, published }: Prepared): Written {
  const before: Document = draft?.document ?? published?.document ?? {};
  const current = draft?.revision ?? 0;
  const now = published?.version ?? 0;
  const [kept, keep] = useUnsaved<Kept>(keptName(place));
  const isSaved = kept === null || isSame(kept.document, before);
  return {
    document: kept?.document ?? before,
    isSaved,
    revision: kept?.revision ?? current,
    version: current === 0 ? (kept?.version ?? now) : undefined,
    isOvertaken: !isSaved && (kept.revision !== current || (current === 0 && kept.version !== now)),
    change: (document) =>
      keep((mine) => (isSame(document, before) ? null : { revision: current, version: now, ...mine, document })),
    saved: (document, revision) =>
      keep((mine) => (mine === null || isSame(mine.document, document) ? null : { ...mine, revision })),
    goOn: () => keep((mine) => mine && { ...mine, revision: current, version: now }),
    reset: () => keep(() => null),
  };
}

function isSame(one: Document, other: Document): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

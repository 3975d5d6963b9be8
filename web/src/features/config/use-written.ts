import { useState } from 'react';
import type { Prepared } from './api';

export type Document = Readonly<Record<string, unknown>>;

export interface Written {
  readonly document: Document;
  readonly isSaved: boolean;
  readonly change: (document: Document) => void;
  /** From what is there now: after a save, or to begin anew. */
  readonly reset: () => void;
}

/** What is written of a document, from its draft or what is published; it stays when something is saved meanwhile. */
export function useWritten({ draft, published }: Prepared): Written {
  const before: Document = draft?.document ?? published?.document ?? {};
  const [document, change] = useState<Document | null>(null);
  return {
    document: document ?? before,
    isSaved: document === null || JSON.stringify(document) === JSON.stringify(before),
    change,
    reset: () => change(null),
  };
}

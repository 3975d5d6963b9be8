import { parseDuration } from '../time/duration';
import { worktypeDocument } from './worktype';

/** When the closed items of a worktype leave the live tables. */
export interface ArchiveRule {
  division: string;
  worktype: string;
  /** From the instant of close. */
  afterMs: number;
}

/** One for each document; one that today's schema refuses has none, and its items stay. */
export function archiveRules(documents: readonly unknown[]): ArchiveRule[] {
  return documents.flatMap((document) => {
    const parsed = worktypeDocument.safeParse(document);
    if (!parsed.success) return [];
    const { division, key, archiveAfter } = parsed.data;
    const afterMs = parseDuration(archiveAfter);
    return afterMs === undefined ? [] : [{ division, worktype: key, afterMs }];
  });
}

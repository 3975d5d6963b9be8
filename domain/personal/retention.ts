import { worktypeDocument } from '../config/worktype';
import { parseDuration } from '../time/duration';

/** When closed items of a worktype lose their personal data. */
export interface RetentionRule {
  division: string;
  worktype: string;
  /** From the instant of close. */
  afterMs: number;
}

/** One for each worktype that says when; one that today's schema refuses has none. */
export function retentionRules(documents: readonly unknown[]): RetentionRule[] {
  return documents.flatMap((document) => {
    const { data } = worktypeDocument.safeParse(document);
    if (data?.personalFor === undefined) return [];
    const afterMs = parseDuration(data.personalFor);
    return afterMs === undefined ? [] : [{ division: data.division, worktype: data.key, afterMs }];
  });
}

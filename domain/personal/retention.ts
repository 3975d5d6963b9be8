import type { ConfigDocument } from '../config/documents';
import { parseDuration } from '../time/duration';

/** When closed items of a worktype lose their personal data. */
export interface RetentionRule {
  division: string;
  worktype: string;
  /** From the instant of close. */
  afterMs: number;
}

export function retentionRules(documents: readonly ConfigDocument[]): RetentionRule[] {
  return documents.flatMap((document) => {
    if (document.kind !== 'worktype' || document.personalFor === undefined) return [];
    const afterMs = parseDuration(document.personalFor);
    return afterMs === undefined ? [] : [{ division: document.division, worktype: document.key, afterMs }];
  });
}

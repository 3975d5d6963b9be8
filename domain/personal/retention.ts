import { caseTypeDocument } from '../config/case-type';
import type { ConfigDocument } from '../config/documents';
import { worktypeDocument } from '../config/worktype';
import { parseDuration } from '../time/duration';

/** When closed items of a worktype lose their personal data. */
export interface RetentionRule {
  division: string;
  worktype: string;
  /** From the instant of close. */
  afterMs: number;
}

/** Worktypes and case types as they are kept; what today's schema refuses is left out. */
export function readDocuments(bodies: readonly unknown[]): ConfigDocument[] {
  return bodies.flatMap((body) => {
    const { kind } = body as { kind?: unknown };
    const parsed = (kind === 'worktype' ? worktypeDocument : caseTypeDocument).safeParse(body);
    return parsed.success ? [parsed.data] : [];
  });
}

export function retentionRules(documents: readonly ConfigDocument[]): RetentionRule[] {
  return documents.flatMap((document) => {
    if (document.kind !== 'worktype' || document.personalFor === undefined) return [];
    const afterMs = parseDuration(document.personalFor);
    return afterMs === undefined ? [] : [{ division: document.division, worktype: document.key, afterMs }];
  });
}

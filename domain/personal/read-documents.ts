import { caseTypeDocument } from '../config/case-type';
import type { ConfigDocument } from '../config/documents';
import { worktypeDocument } from '../config/worktype';

/** Worktypes and case types as they are kept; what today's schema refuses is left out. */
export function readDocuments(bodies: readonly unknown[]): ConfigDocument[] {
  return bodies.flatMap((body) => {
    const { kind } = body as { kind?: unknown };
    const parsed = (kind === 'worktype' ? worktypeDocument : caseTypeDocument).safeParse(body);
    return parsed.success ? [parsed.data] : [];
  });
}

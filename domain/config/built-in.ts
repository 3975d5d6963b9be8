import { BUILT_IN_WORKTYPE, CASE_SOURCE } from '../cases/task';
import { type SourceDocument, sourceDocument } from './source';
import { type WorktypeDocument, worktypeDocument } from './worktype';

/** Where tasks wait whose model names no queue. */
const TASK_QUEUE = 'tasks';

/** Of tasks whose model names none. */
export function builtInWorktype(division: string): WorktypeDocument {
  return worktypeDocument.parse({
    kind: 'worktype',
    key: BUILT_IN_WORKTYPE,
    name: 'Task',
    division,
    referencePrefix: 'TSK',
    queue: TASK_QUEUE,
  });
}

/** Cases, as the source of their tasks. */
export function builtInSource(divisions: readonly string[]): SourceDocument {
  const [division = ''] = divisions;
  return sourceDocument.parse({ kind: 'source', key: CASE_SOURCE, name: 'Cases', division, divisions });
}

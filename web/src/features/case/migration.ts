import { faultText } from '../../pieces/fault-text';
import { ProblemError } from '../../api/problem-error';

interface Elements {
  readonly byId: ReadonlyMap<string, unknown>;
}

/** Where what lives goes on: under the same ID, where the other version has it; nowhere (empty) otherwise. */
export function proposedMapping(live: readonly string[], there: Elements | null): Record<string, string> {
  return Object.fromEntries(live.map((element) => [element, there?.byId.has(element) === true ? element : '']));
}

export interface MigrationFault {
  readonly element: string;
  readonly reason: string;
}

const prefix = 'mapping.';

/** What stands against a migration, by element; none where it was refused for another reason. */
export function migrationFaults(error: unknown): MigrationFault[] {
  if (!(error instanceof ProblemError) || error.code !== 'CANNOT_MIGRATE') return [];
  return (error.problem.errors ?? []).map((fault) => ({
    element: fault.path.startsWith(prefix) ? fault.path.slice(prefix.length) : fault.path,
    reason: faultText(fault),
  }));
}

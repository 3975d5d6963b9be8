import { ProblemError } from '../../api/problem-error';
import type { ModelElements } from '../../diagram/model-elements';

/** Where what lives goes on: under the same ID, where the other version has it; nowhere (empty) otherwise. */
export function proposedMapping(live: readonly string[], there: ModelElements | null): Record<string, string> {
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
  return (error.problem.errors ?? []).map(({ path, message }) => ({
    element: path.startsWith(prefix) ? path.slice(prefix.length) : path,
    reason: message,
  }));
}

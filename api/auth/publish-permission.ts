import type { Permission } from './permission';

/** Kinds that people of the business own: how work is classified and in which order it is due. */
const rules: readonly string[] = ['decision', 'priority-scheme', 'calendar'];

/** What whoever publishes, rolls back or takes away a document of a kind must hold in its division. */
export function publishPermission(kind: string): Permission {
  return rules.includes(kind) ? 'rules:publish' : 'config:publish';
}

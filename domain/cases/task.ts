/** The worktype of user tasks that name none. Every division has it, as built in unless it has a document of its own. */
export const BUILT_IN_WORKTYPE = 'task';

/** The source of all items that are tasks of cases: built in, told by a Signal to the case. No document may have its key. */
export const CASE_SOURCE = 'case';

/** What the case calls the item of a piece of work; of one that is tried again a new one each time. */
export function taskExternalId(caseId: string, instance: number, earlierTries: number): string {
  return `${caseId}/${instance}${earlierTries === 0 ? '' : `.${earlierTries}`}`;
}

/** Whether an item of this external ID may be a task; others can look the same. */
export function isTaskExternalId(text: unknown): boolean {
  return typeof text === 'string' && /^[0-9a-f-]{36}\/\d/.test(text);
}

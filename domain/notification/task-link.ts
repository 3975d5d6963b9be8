/** The event of mail that brings a link to a task. The last line of its text is the link's ID, for nothing that is kept opens one. */
export const TASK_LINK_EVENT = 'task-link';

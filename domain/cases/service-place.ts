/** Where our own work is done: what is served there takes what it is given for a commit, an order or a delivery. */
const OWN_QUEUES: ReadonlySet<string> = new Set(['items', 'cases', 'effects', 'bulk', 'orders']);

/** Temporal fails the whole workflow task, again and again, for a name that it does not take. */
const MOST_OF_A_NAME = 255;
const RESERVED = '/_sys/';

/** Why no activity can be asked for there; null when it can. */
export function queueFault(taskQueue: unknown): string | null {
  if (typeof taskQueue !== 'string' || taskQueue === '') return 'names no task queue';
  if (OWN_QUEUES.has(taskQueue)) return `the task queue ${taskQueue} is one of our own: no model may use it`;
  if (taskQueue.startsWith(RESERVED)) return `a task queue must not begin with ${RESERVED}`;
  return taskQueue.length > MOST_OF_A_NAME ? `a task queue has at most ${MOST_OF_A_NAME} characters` : null;
}

export function activityFault(activity: unknown): string | null {
  if (typeof activity !== 'string' || activity === '') return 'names neither an activity nor a connector';
  return activity.length > MOST_OF_A_NAME ? `an activity has at most ${MOST_OF_A_NAME} characters` : null;
}

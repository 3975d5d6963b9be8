import type { TaskAttributes } from '../../domain/iwd/attributes';
import { taskProblems } from '../../domain/iwd/task';
import { HttpProblem } from '../http-problem';

/** What the API refuses of a task is told by the task's own fields. */
export async function toldByTask<T>(task: TaskAttributes, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HttpProblem) || !error.extra.errors) throw error;
    throw new HttpProblem(error.code, { ...error.extra, errors: taskProblems(error.extra.errors, task) });
  }
}

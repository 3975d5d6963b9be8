import type { z } from 'zod';
import {
  IwdCompleteBody,
  IwdCreateBody,
  IwdListQuery,
  IwdReasonBody,
  IwdRestartBody,
  IwdSourceParams,
  IwdTaskAnswer,
  IwdTaskPage,
  IwdTaskParams,
  IwdTaskView,
  IwdUpdateBody,
  IwdVerb,
  IwdVerbParams,
} from '../contract/iwd';
import { HttpProblem } from '../http-problem';
import { findItemOfSource } from '../items/find-item';
import { createTask } from '../iwd/create-task';
import { listTasks } from '../iwd/list-tasks';
import {
  cancelTask,
  completeTask,
  holdTask,
  restartTask,
  resumeTask,
  type RunVerb,
  updateTask,
} from '../iwd/task-verbs';
import { taskView } from '../iwd/task-view';
import { type Context, defineRoute, type Route } from '../route';

const tag = 'iWD';
const tasks = '/v1/compat/iwd/{source}/tasks';

/** The capture point of iWD, over the same items: a source stands for the capture point, the external ID is the CaptureId. */
export const iwdRoutes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: tasks,
    access: 'item:capture',
    summary: 'Create a task; a known CaptureId answers the task as it is',
    tag,
    params: IwdSourceParams,
    body: IwdCreateBody,
    answers: { 201: IwdTaskAnswer, 200: IwdTaskAnswer },
    handle: async (context, { params, body }) => createTask(context, params.source, body),
  }),
  defineRoute({
    method: 'get',
    path: tasks,
    access: 'item:view',
    summary: 'Tasks of a capture point by status and change, page by page',
    tag,
    params: IwdSourceParams,
    query: IwdListQuery,
    answers: { 200: IwdTaskPage },
    handle: async (context, { params, query }) => ({
      status: 200,
      body: await listTasks(context, params.source, query),
    }),
  }),
  defineRoute({
    method: 'get',
    path: `${tasks}/{captureId}`,
    access: 'item:view',
    summary: 'One task',
    tag,
    params: IwdTaskParams,
    answers: { 200: IwdTaskView },
    handle: async (context, { params }) => ({
      status: 200,
      body: taskView(await taskRow(context, params), context.directory),
    }),
  }),
  verb(
    'update',
    'Other attributes or clocks; the rules run again where they read what changed',
    IwdUpdateBody,
    updateTask,
  ),
  verb('hold', 'Nobody works on the task until it is resumed', IwdReasonBody, holdTask),
  verb('resume', 'Go on with a held task', IwdReasonBody, resumeTask),
  verb('cancel', 'The task ends without a result', IwdReasonBody, cancelTask),
  verb('complete', 'The task ends, in every state', IwdCompleteBody, completeTask),
  verb('restart', 'A closed task lives again; an open one is classified anew', IwdRestartBody, restartTask),
  defineRoute({
    method: 'post',
    path: `${tasks}/{captureId}/{verb}`,
    access: 'signed-in',
    summary: 'Any other verb: unknown',
    tag,
    params: IwdVerbParams,
    answers: {},
    handle: async () => {
      throw new HttpProblem('UNKNOWN_ACTION', { allowed: IwdVerb.options });
    },
  }),
];

function verb<B extends z.ZodType>(
  name: z.infer<typeof IwdVerb>,
  summary: string,
  body: B,
  run: RunVerb<z.output<B>>,
): Route {
  return defineRoute({
    method: 'post',
    path: `${tasks}/{captureId}/${name}`,
    access: 'item:steer',
    summary,
    tag,
    params: IwdTaskParams,
    body,
    answers: { 200: IwdTaskAnswer },
    handle: async (context, { params, body: checked }) => {
      const actor = { kind: 'source', id: params.source } as const;
      const ignored = await run(context, await taskRow(context, params), actor, checked as z.output<B>);
      return { status: 200, body: { ...taskView(await taskRow(context, params), context.directory), ignored } };
    },
  });
}

function taskRow(context: Context, { source, captureId }: { source: string; captureId: string }) {
  return findItemOfSource(context, { source, externalId: captureId });
}

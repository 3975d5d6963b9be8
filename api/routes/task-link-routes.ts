import { LinkedTask, LinkedTaskBody, NewTaskLink, TaskLink, TaskLinkBody, TaskLinkList } from '../contract/task-link';
import { ItemParams, TaskLinkParams } from '../contract/params';
import { defineLinked, defineRoute, type Route } from '../route';
import { completeLinkedTask, linkedTask } from '../task-links/linked-task';
import { createTaskLink, takeBackTaskLink, taskLinks } from '../task-links/links';

const tag = 'Task links';
const path = '/v1/workitems/{id}/task-links';

export const taskLinkRoutes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path,
    access: 'item:assign',
    summary: 'A link to this task alone, for somebody who is no agent; its token is shown once',
    tag,
    params: ItemParams,
    body: TaskLinkBody,
    answers: { 201: NewTaskLink },
    isSecret: true,
    handle: async (context, { params, body }) => ({
      status: 201,
      body: await createTaskLink(context, params.id, body),
    }),
  }),
  defineRoute({
    method: 'get',
    path,
    access: 'item:assign',
    summary: 'The links to a task, without their tokens',
    tag,
    params: ItemParams,
    answers: { 200: TaskLinkList },
    handle: async (context, { params }) => ({ status: 200, body: await taskLinks(context, params.id) }),
  }),
  defineRoute({
    method: 'post',
    path: `${path}/{link}/revoke`,
    access: 'item:assign',
    summary: 'Take a link back: from now on it opens nothing',
    tag,
    params: TaskLinkParams,
    answers: { 200: TaskLink },
    handle: async (context, { params }) => ({
      status: 200,
      body: await takeBackTaskLink(context, params.id, params.link),
    }),
  }),
  defineLinked({
    method: 'get',
    path: '/v1/task-link',
    summary: 'The task of a link: what it is, what is shown and asked for',
    tag,
    answers: { 200: LinkedTask },
    handleLinked: async (deps, _, link) => ({ status: 200, body: await linkedTask(deps, link) }),
  }),
  defineLinked({
    method: 'post',
    path: '/v1/task-link/complete',
    summary: 'Do the task of a link, by its form; once',
    tag,
    body: LinkedTaskBody,
    answers: { 200: LinkedTask },
    handleLinked: async (deps, { body }, link) => ({
      status: 200,
      body: await completeLinkedTask(deps, link, body.attributes),
    }),
  }),
];

import type { InputProblem } from '../config/problem';
import { given } from '../item/about';
import { itemAttributes, type TaskAttributes, taskAttributes, taskPathOf, type Values } from './attributes';
import type { ShownState } from '../item/shown';
import { type IwdStatus, iwdStatusOf } from './status';

/** What a capture point sends of a new task, or of one that it updates. */
export interface IwdTask extends TaskAttributes {
  readonly activationDateTime?: string | undefined;
  readonly dueDateTime?: string | undefined;
  readonly priority?: number | undefined;
  readonly departmentId?: string | undefined;
  readonly processId?: string | undefined;
}

/** The fields of a capture, without its source. */
export interface TaskCapture {
  externalId: string;
  attributes: Record<string, unknown>;
  activateAt?: string;
  dueAt?: string;
  priority?: number;
  preferredAgent?: string;
  department?: string;
  process?: string;
}

export type Translated<T> = { ok: true; value: T } | { ok: false; errors: InputProblem[] };

/**
 * A new task as a capture. A priority stands and replaces the curve, but for 0: that is what a task without one has in
 * iWD, and leaves it to the rules.
 */
export function captureOf(captureId: string, task: IwdTask): Translated<TaskCapture> {
  const found = itemAttributes(task);
  if (!found.ok) return found;
  const { requestedAgent } = task.ext ?? {};
  const value: TaskCapture = {
    externalId: captureId,
    attributes: withoutNulls(found.attributes),
    ...given('activateAt', task.activationDateTime),
    ...given('dueAt', task.dueDateTime),
    ...given('priority', task.priority === 0 ? undefined : task.priority),
    ...given(
      'preferredAgent',
      typeof requestedAgent === 'string' && requestedAgent !== '' ? requestedAgent : undefined,
    ),
    ...given('department', task.departmentId),
    ...given('process', task.processId),
  };
  return { ok: true, value };
}

/** What an update of a task asks of the item: other attributes, other clocks, or both. */
export interface TaskUpdate {
  /** A value of null takes the attribute away. */
  attributes?: Record<string, unknown>;
  clocks?: { activateAt?: string; dueAt?: string };
  /** Fields that change nothing here: where an item belongs, and its priority, are the rules' and the supervisors'. */
  ignored: string[];
}

export function updateOf(task: IwdTask): Translated<TaskUpdate> {
  const found = itemAttributes(task);
  if (!found.ok) return found;
  const { attributes } = found;
  const clocks = { ...given('activateAt', task.activationDateTime), ...given('dueAt', task.dueDateTime) };
  const value: TaskUpdate = {
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(Object.keys(clocks).length > 0 ? { clocks } : {}),
    ignored: (['priority', 'departmentId', 'processId'] as const).filter((field) => task[field] !== undefined),
  };
  return { ok: true, value };
}

const fieldNames: Readonly<Record<string, string>> = {
  externalId: 'captureId',
  activateAt: 'activationDateTime',
  dueAt: 'dueDateTime',
  preferredAgent: 'ext.requestedAgent',
  department: 'departmentId',
  process: 'processId',
  disposition: 'resultCode',
};

/** The faults of a capture or a command, told by the fields of the task that they come from. */
export function taskProblems<P extends { path: string }>(problems: readonly P[], task: TaskAttributes): P[] {
  return problems.map((problem) => {
    const [, plain, quoted, rest = ''] = /^attributes(?:\.([\w$-]+)|\["([^"]*)"\])(.*)$/s.exec(problem.path) ?? [];
    const name = plain ?? quoted;
    const path = name === undefined ? (fieldNames[problem.path] ?? problem.path) : taskPathOf(name, task) + rest;
    return { ...problem, path };
  });
}

/** What is known of an item, as far as a task shows it. */
export interface ShownItem {
  id: string;
  externalId: string;
  state: ShownState;
  priority: number | null;
  queue: string;
  assignee: string | null;
  department: string | null;
  process: string | null;
  attributes: Values;
  createdAt: string;
  updatedAt: string;
  activateAt: string;
  dueAt: string | null;
  expiresAt: string | null;
  closedAt: string | null;
}

/** A task as it is answered. */
export interface ShownTask {
  interactionId: string;
  captureId: string;
  status: IwdStatus;
  priority: number | null;
  businessValue: unknown;
  category: unknown;
  channel: unknown;
  departmentId: string | null;
  processId: string | null;
  queue: string;
  assignedToUser: string | null;
  createdDateTime: string;
  changedDateTime: string;
  activationDateTime: string;
  dueDateTime: string | null;
  expirationDateTime: string | null;
  completedDateTime: string | null;
  ext: Record<string, unknown>;
  data: Record<string, unknown>;
}

/** Its clocks are the item's own; the expiration that a task was given is an attribute, and only shown without an expiry. */
export function taskOf(item: ShownItem): ShownTask {
  const { core, ext, data } = taskAttributes(item.attributes);
  const status = iwdStatusOf(item.state);
  const { expirationDateTime } = core;
  return {
    interactionId: item.id,
    captureId: item.externalId,
    status,
    priority: item.priority,
    businessValue: core.businessValue ?? null,
    category: core.category ?? null,
    channel: core.channel ?? null,
    departmentId: item.department,
    processId: item.process,
    queue: item.queue,
    assignedToUser: item.assignee,
    createdDateTime: item.createdAt,
    changedDateTime: item.updatedAt,
    activationDateTime: item.activateAt,
    dueDateTime: item.dueAt,
    expirationDateTime: item.expiresAt ?? (typeof expirationDateTime === 'string' ? expirationDateTime : null),
    completedDateTime: status === 'Completed' ? item.closedAt : null,
    ext,
    data,
  };
}

function withoutNulls(attributes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null));
}

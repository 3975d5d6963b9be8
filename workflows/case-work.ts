import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  proxyActivities,
  TimeoutFailure,
} from '@temporalio/workflow';
import type { CaseEvent } from '../domain/bpmn/messages';
import type { Model } from '../domain/bpmn/model';
import type { Variables } from '../domain/bpmn/state';
import { visibleAt } from '../domain/bpmn/visible';
import { bpmnErrorOf } from '../domain/cases/bpmn-error';
import { brought } from '../domain/cases/brought';
import type { CaseRules } from '../domain/cases/decide';
import type { CaseFile } from '../domain/cases/file';
import type { OrderSlip } from '../domain/cases/order';
import { ruleResult } from '../domain/cases/rule-result';
import { activityFault, queueFault } from '../domain/cases/service-place';
import { workLimits } from '../domain/cases/work-limits';
import type { Told } from '../domain/said/said';
import { cutText } from '../domain/config/cut-text';
import { askDecision, carryOut, connectors, loadWork } from './case-activity-proxies';
import type { CaseOrderName, LoadedWork } from '../activities/case-activities';

type Ended = Extract<CaseEvent, { type: 'complete' | 'error' | 'failure' }>;

/**
 * Carries an order out. Answers how the work has ended, where that is known by then: what people, messages or other
 * programs do ends by what they say.
 */
export async function perform(
  file: CaseFile,
  { version, place, instance, work }: OrderSlip,
  rules: () => Promise<CaseRules>,
): Promise<Ended | null> {
  const order = { caseId: file.id, version, place };
  if (work === 'manual' || work === 'receive') return null;
  if (work === null || instance === null) {
    await carryOut(order);
    return null;
  }
  try {
    if (work === 'user') {
      await carryOut(order);
      return null;
    }
    const loaded = await loadWork(order);
    if (!loaded) return null;
    const { model } = await rules();
    const variables =
      loaded.work.type === 'business-rule'
        ? ruleResult(model, loaded.element, (await askDecision(order)).value)
        : await serve(model, file, loaded, { ...order, instance });
    return { type: 'complete', instance, variables };
  } catch (error) {
    if (isCancellation(error)) throw error;
    return { ...failed(instance, error), ...(work === 'user' ? saidOf(error) : {}) };
  }
}

/** What a task brings back: an object of variables, or nothing. */
async function serve(
  { graph }: Model,
  file: CaseFile,
  { element, work: { type, ...ordered } }: LoadedWork,
  { instance, ...order }: CaseOrderName & { instance: number },
): Promise<Variables> {
  const properties = 'properties' in ordered ? ordered.properties : {};
  const limits = workLimits(properties);
  if (typeof properties['connector'] === 'string') return taken(await connectors(limits.tries).connect(order));
  const { activity, taskQueue } = properties;
  // A send task whose message is all that it sends.
  if (type === 'send' && typeof activity !== 'string') return {};
  const fault = activityFault(activity) ?? queueFault(taskQueue);
  if (fault !== null) throw ApplicationFailure.nonRetryable(fault, 'NO_IMPLEMENTATION');
  const { id, reference, type: caseType, division } = file;
  const work = {
    id: `${id}/${order.version}.${order.place}`,
    case: { id, reference, type: caseType, division },
    element,
    properties,
    variables: (file.process && visibleAt(graph, file.process, instance)) ?? {},
  };
  const activities = proxyActivities<Record<string, (input: typeof work) => Promise<unknown>>>({
    taskQueue: String(taskQueue),
    startToCloseTimeout: limits.timeoutMs,
    ...(limits.heartbeatMs === null ? {} : { heartbeatTimeout: limits.heartbeatMs }),
    retry: {
      initialInterval: '1 second',
      backoffCoefficient: 2,
      maximumInterval: '10 minutes',
      maximumAttempts: limits.tries,
    },
  });
  return taken(await activities[String(activity)]?.(work));
}

function taken(result: unknown): Variables {
  const variables = brought(result);
  if (variables) return variables;
  throw ApplicationFailure.nonRetryable('brings something that is nested too deep', 'TOO_DEEP');
}

/** A failure of this type is a BPMN error: its first detail is the code, or an object of code and variables. */
const BPMN_ERROR = 'BpmnError';

function failed(instance: number, error: unknown): Ended {
  const cause = error instanceof ActivityFailure ? (error.cause ?? error) : error;
  if (cause instanceof ApplicationFailure && cause.type === BPMN_ERROR) {
    const [detail] = cause.details ?? [];
    return { type: 'error', instance, ...bpmnErrorOf(detail), message: messageOf(cause) };
  }
  const message = cause instanceof TimeoutFailure ? `timed out: ${cause.message}` : messageOf(cause);
  return { type: 'failure', instance, message };
}

/** Why the product itself refused to begin a task, by code. What other programs throw is in their words. */
function saidOf(error: unknown): { said?: Told } {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure) || cause.type !== 'ORDER_REFUSED') return {};
  const [said] = (cause.details ?? []) as [Told?];
  return said ? { said } : {};
}

function messageOf(error: unknown): string {
  return cutText(error instanceof Error ? error.message : String(error), 1_000);
}

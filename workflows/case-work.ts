import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  proxyActivities,
  TimeoutFailure,
} from '@temporalio/workflow';
import type { CaseEvent, CaseCommand, WorkOrder } from '../domain/bpmn/messages';
import type { Variables } from '../domain/bpmn/state';
import { bpmnErrorOf } from '../domain/cases/bpmn-error';
import { brought } from '../domain/cases/brought';
import type { CaseRules } from '../domain/cases/decide';
import type { CaseFile } from '../domain/cases/file';
import type { CaseOrder } from '../domain/cases/order';
import { ruleResult } from '../domain/cases/rule-result';
import { activityFault, queueFault } from '../domain/cases/service-place';
import { workLimits } from '../domain/cases/work-limits';
import { cutText } from '../domain/config/cut-text';
import { askDecision, carryOut, connectors } from './case-activity-proxies';

type StartWork = Extract<CaseCommand, { type: 'start-work' }>;
type Ended = Extract<CaseEvent, { type: 'complete' | 'error' | 'failure' }>;

/**
 * Carries an order out. Answers how the work has ended, where that is known by then: what people, messages or other
 * programs do ends by what they say.
 */
export async function perform(
  file: CaseFile,
  { command, version, place }: CaseOrder,
  rules: () => Promise<CaseRules>,
): Promise<Ended | null> {
  if (command.type !== 'start-work') {
    await carryOut({ caseId: file.id, version, place });
    return null;
  }
  const { instance, work } = command;
  const done = (variables: Variables = {}): Ended => ({ type: 'complete', instance, variables });
  try {
    switch (work.type) {
      case 'user':
        await carryOut({ caseId: file.id, version, place });
        return null;
      case 'manual':
      case 'receive':
        return null;
      case 'service':
      case 'send':
        return done(await serve(file, command, work, `${file.id}/${version}.${place}`));
      case 'business-rule': {
        const { division } = file;
        const { value } = await askDecision({ division, decision: work.decision, variables: command.variables });
        return done(ruleResult((await rules()).model, command.element, value));
      }
    }
  } catch (error) {
    if (isCancellation(error)) throw error;
    return failed(instance, error);
  }
}

/** What a task brings back: an object of variables, or nothing. */
async function serve(
  file: CaseFile,
  { element, variables }: StartWork,
  { type, properties }: Extract<WorkOrder, { properties: Variables }>,
  id: string,
): Promise<Variables> {
  const { id: caseId, reference, type: caseType, division } = file;
  const limits = workLimits(properties);
  const work = { id, case: { id: caseId, reference, type: caseType, division }, element, properties, variables };
  if (typeof properties['connector'] === 'string') {
    return taken(await connectors(limits.tries).connect({ ...work, connector: properties['connector'] }));
  }
  const { activity, taskQueue } = properties;
  // A send task whose message is all that it sends.
  if (type === 'send' && typeof activity !== 'string') return {};
  const fault = activityFault(activity) ?? queueFault(taskQueue);
  if (fault !== null) throw ApplicationFailure.nonRetryable(fault, 'NO_IMPLEMENTATION');
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

function messageOf(error: unknown): string {
  return cutText(error instanceof Error ? error.message : String(error), 1_000);
}

import type { KeyedStep } from './keyed';
import { elementId, expression, flow } from './parts';
import type { GivenStep, StepOf } from './step';
import { element, type Element } from '../bpmn/draw/xml';

type Work = StepOf<'task'> | StepOf<'approve'> | StepOf<'form'>;
type Attributes = Element['attributes'];

/** A step as its element, and what stands beside it; `more` is what is said of a child of an ad-hoc stage. */
export function expandStep({ key, name, given }: KeyedStep, isAdHoc: boolean, more: Attributes): Element[] {
  const id = elementId(key);
  const said = { name, ...more };
  if ('task' in given) return ofPeople(id, given, { ...said, 'casewright:form': given.form }, isAdHoc);
  if ('approve' in given) return ofPeople(id, given, { ...said, ...approval(given) }, isAdHoc);
  if ('form' in given)
    return ofPeople(id, given, { ...said, 'casewright:form': JSON.stringify(given.schema) }, isAdHoc);
  return [expandOther(id, given, said)];
}

function expandOther(id: string, given: Exclude<GivenStep, Work>, said: Attributes): Element {
  if ('service' in given) return service(id, given, said);
  if ('decide' in given) {
    const { decision, result } = given;
    return element('bpmn:businessRuleTask', { id, ...said, ...ours({ decision, resultVariable: result }) });
  }
  if ('wait' in given) return element('bpmn:intermediateCatchEvent', { id, ...said }, [awaited(id, given)]);
  return element('bpmn:intermediateThrowEvent', { id, ...said, ...ours({ milestone: 'true' }) });
}

function ours(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`casewright:${key}`, value]));
}

function approval({ result = 'approved', shows = [], reasonForNo }: StepOf<'approve'>): Attributes {
  const names = shows.length > 0 ? shows.join(', ') : undefined;
  return ours({ approval: result, shows: names, reasonForNo: reasonForNo?.toString() });
}

function ofPeople(id: string, given: Work, said: Attributes, isAdHoc: boolean): Element[] {
  const { worktype, queue, skills, assignee, participant, participantMail, priority, due, escalate } = given;
  const people = { assignee, participant, participantMail };
  const routing = { worktype, queue, skills, ...people, priority: priority?.toString(), dueIn: due };
  const task = element('bpmn:userTask', { id, ...said, ...ours(routing) });
  return escalate ? [task, ...escalation(id, said['name'] ?? id, escalate, isAdHoc)] : [task];
}

/** An ad-hoc sub-process has no end events. */
function escalation(
  id: string,
  name: string,
  { after, queue, task }: NonNullable<Work['escalate']>,
  isAdHoc: boolean,
): Element[] {
  const [late, next, ended] = [`${id}.Late`, `${id}.Escalated`, `${id}.Seen`];
  const timer = element('bpmn:timerEventDefinition', {}, [expression('timeDuration', after)]);
  const boundary = element(
    'bpmn:boundaryEvent',
    {
      id: late,
      name: after,
      attachedToRef: id,
      cancelActivity: 'false',
    },
    [timer],
  );
  const definition = element('bpmn:escalationEventDefinition', { escalationRef: 'Escalation.Late' });
  if (queue === undefined) {
    const kind = isAdHoc ? 'bpmn:intermediateThrowEvent' : 'bpmn:endEvent';
    return [boundary, flow(late, next), element(kind, { id: next, name: task ?? `${name}: late` }, [definition])];
  }
  const look = element('bpmn:userTask', { id: next, name: task ?? `Late: ${name}`, ...ours({ queue }) });
  const end = isAdHoc ? [] : [flow(next, ended), element('bpmn:endEvent', { id: ended, name: 'Seen' })];
  return [boundary, flow(late, next), look, ...end];
}

function service(id: string, given: StepOf<'service'>, said: Attributes): Element {
  const { activity, taskQueue, connector, retries } = given;
  const properties = Object.entries(given.with ?? {}).map(([name, value]) =>
    element('casewright:property', { name, value: String(value) }),
  );
  return element(
    'bpmn:serviceTask',
    { id, ...said, ...ours({ activity, taskQueue, connector, retries: retries?.toString() }) },
    properties.length > 0 ? [element('bpmn:extensionElements', {}, properties)] : [],
  );
}

function awaited(id: string, { message, for: span, until }: StepOf<'wait'>): Element {
  if (message !== undefined) return element('bpmn:messageEventDefinition', { messageRef: `${id}.Message` });
  const time = span === undefined ? expression('timeDate', until ?? '') : expression('timeDuration', span);
  return element('bpmn:timerEventDefinition', {}, [time]);
}

/** What a step needs at the root of the file. */
export function rootOf(step: KeyedStep): Element[] {
  const { given } = step;
  if (!('wait' in given) || given.message === undefined) return [];
  const attributes = { name: given.message, 'casewright:correlationKey': given.by };
  return [element('bpmn:message', { id: `${elementId(step.key)}.Message`, ...attributes })];
}

/** Variables that a step brings: they exist, empty, before it is done, so that conditions may ask for them. */
export function resultsOf({ given }: KeyedStep): string[] {
  if ('approve' in given) return [given.result ?? 'approved'];
  if ('decide' in given) return given.result === undefined ? [] : [given.result];
  if (!('form' in given) || 'task' in given) return [];
  const { properties } = given.schema;
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return names.filter((name) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name));
}

import type { BpmnElement } from 'bpmn-moddle';
import type { AdHoc, Properties, Work } from '../graph';
import { idOf, kindOf, oneOf, textOf } from './bpmn-element';
import { dataObjectsOf } from './data';
import { defined } from './defined';
import { plainText, readExpression, readFeel } from './expressions';
import { readForm } from './forms';
import { readProperties, readServiceProperties, userProperties } from './properties';
import type { Reading } from './reading';
import { readMessage } from './references';

/** Activities, also the global tasks that call activities call. */
export const activityTypes: ReadonlySet<string> = new Set(
  [
    'Task',
    'UserTask',
    'ManualTask',
    'ServiceTask',
    'SendTask',
    'ReceiveTask',
    'ScriptTask',
    'BusinessRuleTask',
    'CallActivity',
  ]
    .concat('SubProcess', 'Transaction', 'AdHocSubProcess')
    .map((name) => `bpmn:${name}`),
);

/** @param callable by ID, what call activities may call that is no process */
export function readWork(reading: Reading, element: BpmnElement, callable: ReadonlyMap<string, BpmnElement>): Work {
  const message = () => defined({ message: readMessage(reading, element) });
  switch (element.$type) {
    case 'bpmn:UserTask':
    case 'bpmn:GlobalUserTask':
      return { type: 'user', properties: readTask(reading, element) };
    case 'bpmn:ManualTask':
    case 'bpmn:GlobalManualTask':
      return { type: 'manual', properties: readTask(reading, element) };
    case 'bpmn:ServiceTask':
      return { type: 'service', properties: readServiceProperties(reading, element) };
    case 'bpmn:SendTask':
      return { type: 'send', ...message(), properties: readServiceProperties(reading, element) };
    case 'bpmn:ReceiveTask':
      if (element['instantiate'] === true) reading.refuse(element, 'RECEIVE_STARTS');
      return { type: 'receive', ...message() };
    case 'bpmn:ScriptTask':
    case 'bpmn:GlobalScriptTask':
      return readScript(reading, element);
    case 'bpmn:BusinessRuleTask':
    case 'bpmn:GlobalBusinessRuleTask':
      return readDecision(reading, element);
    case 'bpmn:CallActivity':
      return readCall(reading, element, callable);
    case 'bpmn:SubProcess':
    case 'bpmn:Transaction':
    case 'bpmn:AdHocSubProcess':
      return readSubProcess(reading, element);
    default:
      return { type: 'none' };
  }
}

function readTask(reading: Reading, element: BpmnElement): Properties {
  return { ...readProperties(reading, element, userProperties), ...readForm(reading, element) };
}

function readScript(reading: Reading, element: BpmnElement): Work {
  const foreign = reading.foreign(element);
  const expression = foreign.take('script', 'zeebe:script@expression');
  const format = textOf(element, 'scriptFormat') ?? textOf(element, 'scriptLanguage');
  if (expression === undefined && format !== undefined && !/feel|juel/i.test(format)) {
    reading.refuse(element, 'SCRIPT_UNSUPPORTED', { format });
    return { type: 'script', script: 'null' };
  }
  return {
    type: 'script',
    script: readFeel(reading, element, expression ?? textOf(element, 'script')),
    ...resultVariable(reading, element, 'zeebe:script'),
  };
}

function readDecision(reading: Reading, element: BpmnElement): Work {
  const paths = ['casewright:decision', 'zeebe:calledDecision@decisionId', 'camunda:decisionRef'];
  const decision = reading.foreign(element).take('decision', ...paths);
  return {
    type: 'business-rule',
    ...defined({ decision: decision && plainText(reading, element, decision, 'the decision') }),
    ...resultVariable(reading, element, 'zeebe:calledDecision'),
  };
}

function resultVariable(reading: Reading, element: BpmnElement, zeebe: string): { resultVariable?: string } {
  const paths = ['casewright:resultVariable', `${zeebe}@resultVariable`, 'camunda:resultVariable'];
  const name = reading.foreign(element).take('result variable', ...paths);
  return defined({ resultVariable: name && plainText(reading, element, name, 'the result variable') });
}

function readCall(reading: Reading, element: BpmnElement, callable: ReadonlyMap<string, BpmnElement>): Work {
  const said =
    textOf(element, 'calledElement') ??
    reading.foreign(element).take('called process', 'zeebe:calledElement@processId');
  if (said === undefined) reading.refuse(element, 'CALLS_NOTHING');
  const called = plainText(reading, element, said ?? '', 'the called process');
  const unprefixed = called.replace(/^[\w.-]+:/, '');
  const task = callable.get(called) ?? callable.get(unprefixed);
  if (!task) return { type: 'call', process: called };
  return task.$type === 'bpmn:Process'
    ? { type: 'call', process: idOf(task) ?? '' }
    : readWork(reading, task, callable);
}

function readSubProcess(reading: Reading, element: BpmnElement): Work {
  const dataObjects = dataObjectsOf(reading, element);
  const isEvent = element['triggeredByEvent'] === true;
  if (isEvent && element.$type !== 'bpmn:SubProcess') {
    reading.refuse(element, 'TRIGGERED_UNSUPPORTED', { kind: kindOf(element) });
  }
  if (element.$type === 'bpmn:AdHocSubProcess')
    return { type: 'ad-hoc', dataObjects, adHoc: readAdHoc(reading, element) };
  if (element.$type === 'bpmn:Transaction') return { type: 'transaction', dataObjects };
  return { type: isEvent ? 'event-sub-process' : 'sub-process', dataObjects };
}

function readAdHoc(reading: Reading, element: BpmnElement): AdHoc {
  const ordering = textOf(element, 'ordering') ?? 'Parallel';
  if (ordering !== 'Parallel' && ordering !== 'Sequential') reading.refuse(element, 'UNKNOWN_ORDERING', { ordering });
  const paths = ['casewright:activeElements', 'zeebe:adHoc@activeElementsCollection'];
  const active = reading.foreign(element).take('active elements', ...paths);
  return {
    isSequential: ordering === 'Sequential',
    cancelsRemaining: element['cancelRemainingInstances'] !== false,
    ...defined({
      completionCondition: readExpression(reading, oneOf(element, 'completionCondition')),
      activeElements: active === undefined ? undefined : readFeel(reading, element, active),
    }),
  };
}

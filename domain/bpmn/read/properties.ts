import type { BpmnElement } from 'bpmn-moddle';
import type { Properties } from '../graph';
import { textOf } from './bpmn-element';
import { readFeel, readList, readLiteral, readTime } from './expressions';
import type { Reading } from './reading';

type Read = (reading: Reading, at: BpmnElement, text: string) => string;

/** A property with the extensions that may say it; the first that is there wins. */
export type PropertyRow = readonly [name: string, read: Read, ...paths: string[]];

export const userProperties: readonly PropertyRow[] = [
  ['worktype', readLiteral, 'casewright:worktype'],
  ['queue', readLiteral, 'casewright:queue'],
  ['skills', readLiteral, 'casewright:skills'],
  ['priority', readFeel, 'casewright:priority', 'zeebe:priorityDefinition@priority', 'camunda:priority'],
  ['dueIn', readTime, 'casewright:dueIn'],
  ['dueDate', readTime, 'casewright:dueDate', 'zeebe:taskSchedule@dueDate', 'camunda:dueDate'],
  ['participant', readLiteral, 'casewright:participant'],
  ['participantMail', readLiteral, 'casewright:participantMail'],
  ['assignee', readLiteral, 'casewright:assignee', 'zeebe:assignmentDefinition@assignee', 'camunda:assignee'],
  [
    'candidateGroups',
    readList,
    'casewright:candidateGroups',
    'zeebe:assignmentDefinition@candidateGroups',
    'camunda:candidateGroups',
  ],
  [
    'candidateUsers',
    readList,
    'casewright:candidateUsers',
    'zeebe:assignmentDefinition@candidateUsers',
    'camunda:candidateUsers',
  ],
];

export const serviceProperties: readonly PropertyRow[] = [
  ['activity', readLiteral, 'casewright:activity', 'zeebe:taskDefinition@type'],
  ['taskQueue', readLiteral, 'casewright:taskQueue'],
  ['retries', readFeel, 'casewright:retries', 'zeebe:taskDefinition@retries'],
  ['connector', readLiteral, 'casewright:connector'],
];

export const processProperties: readonly PropertyRow[] = [
  ['referencePrefix', readLiteral, 'casewright:referencePrefix'],
  ['sla', readLiteral, 'casewright:sla'],
  ['intent', readLiteral, 'casewright:intent'],
];

export const stageProperties: readonly PropertyRow[] = [['sla', readLiteral, 'casewright:sla']];

export const laneProperties: readonly PropertyRow[] = userProperties.filter(
  ([name]) => name === 'queue' || name === 'skills',
);

export function readProperties(reading: Reading, element: BpmnElement, rows: readonly PropertyRow[]): Properties {
  const foreign = reading.foreign(element);
  const found: Record<string, string> = {};
  for (const [name, read, ...paths] of rows) {
    const text = foreign.take(name, ...paths);
    if (text !== undefined) found[name] = read(reading, element, text);
  }
  return found;
}

/** Of service and send tasks: also external tasks of Camunda 7, and what a connector is given. */
export function readServiceProperties(reading: Reading, element: BpmnElement): Properties {
  const foreign = reading.foreign(element);
  const found: Record<string, string> = { ...readProperties(reading, element, serviceProperties) };
  if (found['activity'] === undefined && foreign.look('camunda:type') === 'external') {
    foreign.use('camunda:type', 'activity');
    const topic = foreign.take('activity', 'camunda:topic');
    if (topic !== undefined) found['activity'] = readLiteral(reading, element, topic);
  }
  const cycle = foreign.look('camunda:failedJobRetryTimeCycle@$body');
  const [, times] = /^R(\d+)\//.exec(cycle ?? '') ?? [];
  if (times !== undefined && found['retries'] === undefined) {
    foreign.use('camunda:failedJobRetryTimeCycle', 'retries');
    found['retries'] = times;
  }
  for (const one of foreign.takeElements('property', 'casewright:property')) {
    const name = textOf(one, 'name') ?? '';
    if (name === '' || name in found) reading.refuse(element, 'PROPERTY_FORBIDDEN', { name });
    found[name] = readLiteral(reading, element, textOf(one, 'value') ?? textOf(one, '$body') ?? '');
  }
  if (found['activity'] !== undefined && found['connector'] !== undefined) {
    reading.refuse(element, 'CALL_TWICE');
  }
  return found;
}

import type { BpmnElement } from 'bpmn-moddle';
import type { Properties } from '../graph';
import { readProperties, stageProperties } from './properties';
import type { Reading } from './reading';

const subProcesses: ReadonlySet<string> = new Set(['bpmn:SubProcess', 'bpmn:AdHocSubProcess', 'bpmn:Transaction']);

/** What a sub-process says as a stage of its case; one with an SLA is a stage. */
export function readStage(reading: Reading, element: BpmnElement): { stage?: Properties } {
  if (!subProcesses.has(element.$type)) return {};
  const said = reading.foreign(element).take('', 'casewright:stage');
  if (said !== undefined && said !== 'true' && said !== 'false')
    reading.refuse(element, 'TRUE_OR_FALSE', { name: 'stage' });
  const properties = readProperties(reading, element, stageProperties);
  return said === 'true' || Object.keys(properties).length > 0 ? { stage: properties } : {};
}

import type { BpmnElement } from 'bpmn-moddle';
import { idOf, kindOf, textOf } from './bpmn-element';
import { noMeaning } from './foreign';
import type { Reading } from './reading';

const words = (text: string): string[] => text.trim().split(/\s+/);

/** What is read, and what says nothing about how a process runs. */
const understood: ReadonlySet<string> = new Set(
  words(`
    id name documentation extensionElements targetNamespace exporter exporterVersion expressionLanguage typeLanguage
    rootElements diagrams participants messageFlows artifacts processRef isExecutable isClosed processType
    definitionalCollaborationRef laneSets lanes flowNodeRef childLaneSet flowElements properties incoming outgoing
    boundaryEventRefs categoryValueRef categoryValue value associationDirection sourceRef targetRef text textFormat
    gatewayDirection default eventGatewayType instantiate activationCondition
    isInterrupting cancelActivity attachedToRef parallelMultiple eventDefinitions eventDefinitionRef
    errorRef errorCode escalationRef escalationCode signalRef messageRef activityRef waitForCompletion
    timeDate timeCycle timeDuration condition source target
    dataInputs dataOutputs inputSets outputSets inputSet outputSet ioSpecification dataInputAssociations dataOutputAssociations
    dataInputRefs dataOutputRefs inputSetRefs outputSetRefs inputSetRef outputSetRef transformation assignment from to
    dataObjectRef dataStoreRef isCollection body language evaluatesToTypeRef conditionExpression isImmediate
    triggeredByEvent completionCondition ordering cancelRemainingInstances isForCompensation loopCharacteristics
    startQuantity completionQuantity testBefore loopCondition loopMaximum isSequential behavior loopCardinality
    loopDataInputRef loopDataOutputRef inputDataItem outputDataItem complexBehaviorDefinition
    script scriptFormat scriptLanguage calledElement
  `),
);
const rootTypes: ReadonlySet<string> = new Set(
  words('Process Collaboration Message Signal Error Escalation DataStore Category').map((name) => `bpmn:${name}`),
);

interface Descriptor {
  properties: readonly { name: string; isReference?: boolean }[];
}

/** Tells of all that nothing has been read from: extensions, and what BPMN defines without a meaning here. */
export function tellRest(reading: Reading, element: BpmnElement, called: ReadonlySet<string> = new Set()): void {
  reading.foreign(element).tellRest();
  for (const { name, isReference } of (element['$descriptor'] as Descriptor).properties) {
    if (!Object.hasOwn(element, name) || name === 'extensionElements' || name === 'diagrams') continue;
    const isUnread = name === 'messageRef' && element.$type === 'bpmn:MessageFlow';
    if (!understood.has(name) || isUnread) reading.note(element, name, noMeaning);
    else if (isReference !== true) {
      for (const inner of [element[name]].flat() as BpmnElement[]) {
        if (typeof inner === 'object') tellElement(reading, inner, called);
      }
    }
  }
}

function tellElement(reading: Reading, element: BpmnElement, called: ReadonlySet<string>): void {
  const isRoot = element.$parent?.$type === 'bpmn:Definitions';
  const isRead =
    rootTypes.has(element.$type) || element.$type.endsWith('EventDefinition') || called.has(idOf(element) ?? '');
  if (isRoot && !isRead) reading.note(element, kindOf(element), noMeaning);
  else tellRest(reading, element, called);
}

/** What call activities name, as they may name it. */
export function calledIn(elements: readonly BpmnElement[]): Set<string> {
  const names = elements.flatMap((one) =>
    one.$type === 'bpmn:CallActivity' ? (textOf(one, 'calledElement') ?? []) : [],
  );
  return new Set(names.flatMap((name) => [name, name.replace(/^[\w.-]+:/, '')]));
}

import type { BpmnElement } from 'bpmn-moddle';
import type { MultiInstance, StandardLoop } from '../graph';
import { manyOf, oneOf, textOf } from './bpmn-element';
import { collectionOf, gatheredIn, variableOf } from './data';
import { plainText, readExpression, readFeel } from './expressions';
import { defined } from './defined';
import type { Reading } from './reading';

export function readLoop(reading: Reading, activity: BpmnElement): StandardLoop | MultiInstance | undefined {
  const loop = oneOf(activity, 'loopCharacteristics');
  if (!loop) return undefined;
  if (loop.$type === 'bpmn:MultiInstanceLoopCharacteristics') return readMultiInstance(reading, activity, loop);
  const maximum = loop['loopMaximum'];
  const isNumber = typeof maximum === 'number' && Number.isSafeInteger(maximum) && maximum > 0;
  if (maximum !== undefined && !isNumber) reading.refuse(activity, 'LOOP_MAXIMUM');
  return {
    type: 'standard',
    testBefore: loop['testBefore'] === true,
    ...defined({
      condition: readExpression(reading, oneOf(loop, 'loopCondition')),
      maximum: isNumber ? maximum : undefined,
    }),
  };
}

function readMultiInstance(reading: Reading, activity: BpmnElement, loop: BpmnElement): MultiInstance {
  const behavior = textOf(loop, 'behavior') ?? 'All';
  const isComplex = manyOf(loop, 'complexBehaviorDefinition').length > 0;
  if (behavior !== 'All' || isComplex) reading.refuse(activity, 'BEHAVIOR_UNSUPPORTED', { behavior });
  const foreign = reading.foreign(loop);
  const text = (usedAs: string, ...paths: string[]) => foreign.take(usedAs, ...paths);
  const feel = (found: string | undefined) => (found === undefined ? undefined : readFeel(reading, activity, found));
  const plain = (found: string | undefined) => found && plainText(reading, activity, found, 'the name of a variable');
  const [input, item, output, result] = (
    ['loopDataInputRef', 'inputDataItem', 'loopDataOutputRef', 'outputDataItem'] as const
  ).map((name) => oneOf(loop, name));
  const collection = text(
    'collection',
    'casewright:collection',
    'zeebe:loopCharacteristics@inputCollection',
    'camunda:collection',
  );
  const element = text(
    'element',
    'casewright:element',
    'zeebe:loopCharacteristics@inputElement',
    'camunda:elementVariable',
  );
  const gathered = text(
    'output collection',
    'casewright:outputCollection',
    'zeebe:loopCharacteristics@outputCollection',
  );
  const given = text('output element', 'casewright:outputElement', 'zeebe:loopCharacteristics@outputElement');
  return {
    type: 'multi-instance',
    isSequential: loop['isSequential'] === true,
    ...defined({
      cardinality: readExpression(reading, oneOf(loop, 'loopCardinality')),
      collection: feel(collection) ?? (input && collectionOf(reading, activity, input)),
      element: plain(element) ?? (item && variableOf(reading, item)),
      outputCollection: plain(gathered) ?? (output && gatheredIn(reading, activity, output)),
      outputElement: feel(given) ?? (result && variableOf(reading, result)),
      completionCondition: readExpression(reading, oneOf(loop, 'completionCondition')),
    }),
  };
}

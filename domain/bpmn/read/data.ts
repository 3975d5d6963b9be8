import type { BpmnElement } from 'bpmn-moddle';
import type { Expression, Mapping } from '../graph';
import { idOf, manyOf, oneOf, textOf } from './bpmn-element';
import { readExpression } from './expressions';
import type { Reading } from './reading';

/** What bpmn-js draws an association to when there is nothing to name. */
const placeholder = '__targetRef_placeholder';

/** Variables that exist from the start of a process or sub-process. */
export function dataObjectsOf(reading: Reading, scope: BpmnElement): string[] {
  const objects = manyOf(scope, 'flowElements').filter(({ $type }) => $type === 'bpmn:DataObject');
  const held = [...objects, ...manyOf(scope, 'properties')].filter((one) => textOf(one, 'name') !== placeholder);
  return [...new Set(held.map((one) => variableOf(reading, one)))];
}

/** The variable that a data object, a reference to one, a property, an input or an output stands for. */
export function variableOf(reading: Reading, item: BpmnElement): string {
  const object = item.$type === 'bpmn:DataObjectReference' ? oneOf(item, 'dataObjectRef') : item;
  const named = object && (textOf(object, 'name') ?? nameOfReference(object));
  const name = named ?? textOf(item, 'name') ?? idOf(object) ?? idOf(item) ?? '';
  const variable = name.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^(?=\p{N})/u, '_');
  if (variable !== name) reading.note(item, `"${name}"`, `is the variable ${variable}`);
  return variable;
}

/** Modelers name the reference that they draw, not the object. */
function nameOfReference(object: BpmnElement): string | undefined {
  if (object.$type !== 'bpmn:DataObject' || !object.$parent) return undefined;
  const references = manyOf(object.$parent, 'flowElements').filter((one) => one['dataObjectRef'] === object);
  return references.map((one) => textOf(one, 'name')).find((name) => name !== undefined);
}

/** Data associations that say what goes where; the others are drawn only. */
export function dataMappings(reading: Reading, element: BpmnElement, direction: 'input' | 'output'): Mapping[] {
  const property = direction === 'input' ? 'dataInputAssociations' : 'dataOutputAssociations';
  const collections = collectionsOf(element);
  return manyOf(element, property).flatMap((association) => {
    const source = manyOf(association, 'sourceRef')[0];
    const target = oneOf(association, 'targetRef');
    if ([source, target].some((end) => end && collections.has(end))) return [];
    const assignments = manyOf(association, 'assignment').flatMap((one) => assignment(reading, one));
    if (assignments.length > 0) return assignments;
    if (!source || !target || [source, target].some(isDrawnOnly)) {
      reading.note(element, `${association.$type} ${idOf(association) ?? ''}`.trim(), 'is drawn only');
      return [];
    }
    const value = readExpression(reading, oneOf(association, 'transformation')) ?? variableOf(reading, source);
    return [{ value, target: variableOf(reading, target) }];
  });
}

function assignment(reading: Reading, element: BpmnElement): Mapping[] {
  const value = readExpression(reading, oneOf(element, 'from'));
  const target = readExpression(reading, oneOf(element, 'to'));
  if (value !== undefined && target !== undefined && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(target))
    return [{ value, target }];
  reading.refuse(element, 'ASSIGNMENT_INCOMPLETE');
  return [];
}

function isDrawnOnly(item: BpmnElement): boolean {
  return textOf(item, 'name') === placeholder || item.$type.startsWith('bpmn:DataStore');
}

function collectionsOf(element: BpmnElement): Set<BpmnElement> {
  const loop = oneOf(element, 'loopCharacteristics');
  const ends = ['loopDataInputRef', 'loopDataOutputRef'].map((name) => loop && oneOf(loop, name));
  return new Set(
    ends.filter((end) => end?.$type === 'bpmn:DataInput' || end?.$type === 'bpmn:DataOutput') as BpmnElement[],
  );
}

/** What a multi-instance activity runs over: its input, as the association to it says, or a data object. */
export function collectionOf(reading: Reading, activity: BpmnElement, item: BpmnElement): Expression {
  for (const association of manyOf(activity, 'dataInputAssociations')) {
    if (oneOf(association, 'targetRef') !== item) continue;
    const value = readExpression(reading, oneOf(association, 'transformation'));
    const source = manyOf(association, 'sourceRef')[0];
    if (value !== undefined) return value;
    if (source) return variableOf(reading, source);
  }
  return variableOf(reading, item);
}

/** Where a multi-instance activity gathers its outputs. */
export function gatheredIn(reading: Reading, activity: BpmnElement, item: BpmnElement): string {
  for (const association of manyOf(activity, 'dataOutputAssociations')) {
    const target = oneOf(association, 'targetRef');
    if (target && manyOf(association, 'sourceRef').includes(item)) return variableOf(reading, target);
  }
  return variableOf(reading, item);
}

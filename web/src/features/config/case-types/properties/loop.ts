import type { BusinessObject } from '../modeler-services';
import { expressionOn, flagOn, set, textOn } from './property';
import type { Property } from './property';

const multiInstance = 'bpmn:MultiInstanceLoopCharacteristics';

/** Whether an activity is done once, for each of several, or until a condition holds. */
export function ofLoop(object: BusinessObject): Property[] {
  if (!object.$instanceOf('bpmn:Activity') || object.get('triggeredByEvent') === true) return [];
  const loop = object.get('loopCharacteristics') as BusinessObject | undefined;
  const isMany = loop?.$instanceOf(multiInstance) === true;
  const kind =
    loop === undefined ? 'once' : isMany ? (loop.get('isSequential') === true ? 'sequential' : 'parallel') : 'while';
  return [
    {
      name: 'loop',
      group: 'loop',
      kind: 'choice',
      options: ['once', 'parallel', 'sequential', 'while'],
      value: kind,
      write: (editing, next) => {
        if (next === 'once') return set(editing, object, { loopCharacteristics: undefined });
        const isSequential = next === 'sequential';
        if (isMany && next !== 'while') return set(editing, loop, { isSequential });
        const made =
          next === 'while'
            ? editing.create('bpmn:StandardLoopCharacteristics')
            : editing.create(multiInstance, { isSequential });
        set(editing, object, { loopCharacteristics: made });
      },
    },
    ...(loop === undefined ? [] : isMany ? ofMany(loop) : ofWhile(loop)),
  ];
}

function ofMany(loop: BusinessObject): Property[] {
  return [
    textOn(loop, 'casewright:collection', 'loop', 'feel'),
    textOn(loop, 'casewright:element', 'loop', 'text'),
    expressionOn(loop, 'loopCardinality', 'loop', 'feel'),
    textOn(loop, 'casewright:outputCollection', 'loop', 'text'),
    textOn(loop, 'casewright:outputElement', 'loop', 'feel'),
    expressionOn(loop, 'completionCondition', 'loop', 'feel', 'loop.completionCondition'),
  ];
}

function ofWhile(loop: BusinessObject): Property[] {
  return [
    expressionOn(loop, 'loopCondition', 'loop', 'feel'),
    flagOn(loop, 'testBefore', 'loop'),
    {
      ...textOn(loop, 'loopMaximum', 'loop', 'text'),
      kind: 'text',
      write: (editing, next) => {
        const most = Number(next);
        set(editing, loop, { loopMaximum: next === '' || !Number.isInteger(most) ? undefined : most });
      },
    } as Property,
  ];
}

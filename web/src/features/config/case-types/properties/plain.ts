import type { BusinessObject } from '../modeler-services';
import { expressionOn, flagOn, set, textOn } from './property';
import type { Property } from './property';

/** What BPMN itself says that is run by, events aside. */
export function plain(object: BusinessObject): Property[] {
  const is = (type: string) => object.$instanceOf(`bpmn:${type}`);
  return [
    textOn(object, 'name', 'general', 'text'),
    ...(is('SequenceFlow') ? [expressionOn(object, 'conditionExpression', 'general', 'long-feel', 'condition')] : []),
    ...(is('ScriptTask') ? [textOn(object, 'script', 'general', 'long-feel')] : []),
    ...(is('CallActivity') ? [textOn(object, 'calledElement', 'general', 'text')] : []),
    ...(is('ComplexGateway') ? [expressionOn(object, 'activationCondition', 'general', 'feel')] : []),
    ...(is('AdHocSubProcess') ? ofAdHoc(object) : []),
  ];
}

function ofAdHoc(object: BusinessObject): Property[] {
  const value = object.get('ordering');
  return [
    {
      name: 'ordering',
      group: 'general',
      kind: 'choice',
      options: ['Parallel', 'Sequential'],
      value: value === 'Sequential' ? value : 'Parallel',
      write: (editing, next) => set(editing, object, { ordering: next }),
    },
    expressionOn(object, 'completionCondition', 'general', 'feel'),
    flagOn(object, 'cancelRemainingInstances', 'general', { usual: true }),
  ];
}

import { attributeLabel } from '../../../format/value';
import type { BusinessObject, ModelerServices, Shape } from './modeler-services';

/** Something that can be said of an element. */
export interface Property {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'flag' | 'feel' | 'long-text';
  readonly value: string | boolean | undefined;
  /** Of BPMN itself, ours, or ours and of use in an ad-hoc stage only. */
  readonly group: 'bpmn' | 'ours' | 'ad-hoc';
}

const ofAdHoc = ['entryOn', 'entryIf', 'exitOn', 'exitIf', 'manualActivation', 'required', 'repetition'];
const feel = ['priority', 'entryIf', 'exitIf', 'correlationKey', 'collection', 'outputElement', 'activeElements'];
const timers = ['timeDuration', 'timeDate', 'timeCycle'] as const;

/** Name and what BPMN says that is run by, then everything that our descriptor has for an element of this type. */
export function propertiesOf(object: BusinessObject): Property[] {
  const isChild = object.$parent?.$instanceOf('bpmn:AdHocSubProcess') === true;
  const own = object.$descriptor.properties
    .filter(({ ns, isAttr }) => ns.prefix === 'casewright' && isAttr === true)
    .filter(({ ns }) => isChild || !ofAdHoc.includes(ns.localName));
  return [
    ...plain(object),
    ...own.map(({ ns: { localName }, type }): Property => {
      const name = `casewright:${localName}`;
      const value = object.get(name);
      return {
        name,
        label: localName === 'sla' ? 'SLA' : attributeLabel(localName),
        kind: type === 'Boolean' ? 'flag' : feel.includes(localName) ? 'feel' : 'text',
        value: typeof value === 'boolean' || typeof value === 'string' ? value : undefined,
        group: ofAdHoc.includes(localName) ? 'ad-hoc' : 'ours',
      };
    }),
  ];
}

function plain(object: BusinessObject): Property[] {
  const one = (name: string, kind: Property['kind'], value: unknown): Property => ({
    name,
    label: attributeLabel(name),
    kind,
    value: typeof value === 'string' ? value : undefined,
    group: 'bpmn',
  });
  const timer = eventDefinition(object, 'bpmn:TimerEventDefinition');
  const message = messageHolder(object);
  return [
    one('name', 'text', object.get('name')),
    ...(object.$instanceOf('bpmn:SequenceFlow')
      ? [one('condition', 'feel', (object.get('conditionExpression') as BusinessObject | undefined)?.get('body'))]
      : []),
    ...(object.$instanceOf('bpmn:ScriptTask') ? [one('script', 'long-text', object.get('script'))] : []),
    ...(timer === undefined
      ? []
      : timers.map((name) => one(name, 'text', (timer.get(name) as BusinessObject | undefined)?.get('body')))),
    ...(message === undefined
      ? []
      : [one('message', 'text', (message.get('messageRef') as BusinessObject | undefined)?.get('name'))]),
  ];
}

function eventDefinition(object: BusinessObject, type: string): BusinessObject | undefined {
  if (!object.$instanceOf('bpmn:Event')) return undefined;
  const all = object.get('eventDefinitions');
  return Array.isArray(all) ? (all as BusinessObject[]).find((each) => each.$instanceOf(type)) : undefined;
}

function messageHolder(object: BusinessObject): BusinessObject | undefined {
  const isTask = object.$instanceOf('bpmn:ReceiveTask');
  return isTask ? object : eventDefinition(object, 'bpmn:MessageEventDefinition');
}

/** Says it of an element, as one step that can be undone. */
export function changed(
  modeler: { get<K extends keyof ModelerServices>(name: K): ModelerServices[K] },
  shape: Shape,
  name: string,
  value: string | boolean | undefined,
): void {
  const [modeling, factory] = [modeler.get('modeling'), modeler.get('bpmnFactory')];
  const object = shape.businessObject;
  const given = value === '' ? undefined : value;
  const expression = () => (given === undefined ? undefined : factory.create('bpmn:FormalExpression', { body: given }));
  const timer = eventDefinition(object, 'bpmn:TimerEventDefinition');
  const holder = messageHolder(object);
  if (name === 'condition') return modeling.updateProperties(shape, { conditionExpression: expression() });
  if (timer !== undefined && (timers as readonly string[]).includes(name)) {
    return modeling.updateModdleProperties(shape, timer, { [name]: expression() });
  }
  if (name === 'message' && holder !== undefined) {
    const known = holder.get('messageRef') as BusinessObject | undefined;
    if (known !== undefined) return modeling.updateModdleProperties(shape, known, { name: given });
    const message = factory.create('bpmn:Message', { name: given });
    const root = rootOf(object);
    modeling.updateModdleProperties(shape, root, {
      rootElements: [...(root.get('rootElements') as BusinessObject[]), message],
    });
    return modeling.updateModdleProperties(shape, holder, { messageRef: message });
  }
  modeling.updateProperties(shape, { [name]: given });
}

function rootOf(object: BusinessObject): BusinessObject {
  return object.$parent === undefined ? object : rootOf(object.$parent);
}

import { BpmnModdle } from 'bpmn-moddle';
import casewright from '../../../domain/bpmn/read/casewright-moddle.json';
import type { Graph } from '../../../domain/bpmn/graph';
import { readBpmn } from '../../../domain/bpmn/read/read-bpmn';
import type { BusinessObject } from '../../../web/src/features/config/case-types/modeler-services';
import { textFault } from '../../../web/src/features/config/case-types/properties/fault';
import { propertiesOf } from '../../../web/src/features/config/case-types/properties/properties-of';
import type { Property } from '../../../web/src/features/config/case-types/properties/property';
import { wordOf } from '../../../web/src/features/config/case-types/properties/word-of';
import { caseTypes } from '../../../web/src/text/en/case-types';

/** What of the library only a modeler uses. */
interface Moddle {
  fromXML(xml: string): Promise<{ rootElement: BusinessObject; elementsById: Record<string, BusinessObject> }>;
  toXML(root: BusinessObject): Promise<{ xml: string }>;
  create(type: string, properties?: object): BusinessObject;
}
const moddle = new (BpmnModdle as unknown as new (packages: object) => Moddle)({ casewright });

const file = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:casewright="urn:casewright:bpmn" id="D" targetNamespace="t">
  <bpmn:process id="P" isExecutable="true">
    <bpmn:startEvent id="Start" /><bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="It" />
    ${inside}
    <bpmn:sequenceFlow id="F2" sourceRef="It" targetRef="End" /><bpmn:endEvent id="End" />
  </bpmn:process>
</bpmn:definitions>`;

/** An element of a file, written as the panel writes it, without the drawing. */
async function opened(inside: string, id = 'It') {
  const { rootElement, elementsById } = await moddle.fromXML(file(inside));
  const object = elementsById[id];
  if (object === undefined) throw new Error(`there is no ${id}`);
  const put = (element: BusinessObject, values: Record<string, unknown>) => {
    for (const [name, value] of Object.entries(values))
      (element as unknown as { set(name: string, value: unknown): void }).set(name, value);
  };
  let count = 0;
  const editing = {
    shape: { id, businessObject: object },
    modeling: {
      updateProperties: (_: unknown, values: Record<string, unknown>) => put(object, values),
      updateModdleProperties: (_: unknown, element: BusinessObject, values: Record<string, unknown>) =>
        put(element, values),
    },
    create: (type: string, properties?: Record<string, unknown>) =>
      moddle.create(type, {
        ...(/Message|Signal|Error|Escalation/.test(type) ? { id: `Made_${(count += 1)}` } : {}),
        ...properties,
      }),
  };
  const find = (name: string): Property => {
    const found = propertiesOf(object).find((each) => wordOf(each.name) === name);
    if (found === undefined) throw new Error(`there is no property ${name}`);
    return found;
  };
  return {
    names: () => propertiesOf(object).map(({ name }) => wordOf(name)),
    value: (name: string) => find(name).value,
    write: (name: string, value: Property['value']) =>
      (find(name).write as (with_: typeof editing, value: unknown) => void)(editing, value),
    /** As the engine reads what was written. */
    node: async () => {
      const { xml } = await moddle.toXML(rootElement);
      const read = await readBpmn(xml);
      if ('refused' in read) throw new Error(JSON.stringify(read.refused));
      return (read.graph as Graph).nodes.find((node) => node.id === id);
    },
  };
}

test('a task done for each of several, with its results gathered and an early end, is read as it was written', async () => {
  const task = await opened('<bpmn:userTask id="It" />');
  expect(task.value('loop')).toBe('once');
  task.write('loop', 'parallel');
  task.write('loop', 'sequential');
  task.write('collection', '= order.lines');
  task.write('element', 'line');
  task.write('outputCollection', 'prices');
  task.write('outputElement', 'price');
  task.write('completionCondition', 'numberOfCompletedInstances > 2');
  expect((await task.node()) ?? {}).toMatchObject({
    loop: {
      type: 'multi-instance',
      isSequential: true,
      collection: 'order.lines',
      element: 'line',
      outputCollection: 'prices',
      outputElement: 'price',
      completionCondition: 'numberOfCompletedInstances > 2',
    },
  });
  task.write('loop', 'while');
  task.write('loopCondition', 'tries < 3');
  task.write('loopMaximum', '5');
  task.write('testBefore', true);
  expect((await task.node()) ?? {}).toMatchObject({
    loop: { type: 'standard', condition: 'tries < 3', maximum: 5, testBefore: true },
  });
  task.write('loop', 'once');
  expect(await task.node()).not.toHaveProperty('loop');
});

test('inputs, outputs and what a service is given beside stand together, and what others wrote there stays', async () => {
  const service = await opened(`<bpmn:serviceTask id="It" casewright:activity="pay">
    <bpmn:extensionElements>
      <casewright:input source="1" target="one" />
      <other:note xmlns:other="urn:other" text="kept" />
    </bpmn:extensionElements>
  </bpmn:serviceTask>`);
  expect(service.value('inputs')).toEqual([{ name: 'one', value: '1' }]);
  service.write('inputs', [
    { name: 'one', value: '1' },
    { name: 'sum', value: 'a + b' },
  ]);
  service.write('outputs', [{ name: 'paid', value: 'result.ok' }]);
  service.write('properties', [{ name: 'currency', value: 'CHF' }]);
  service.write('retries', '3');
  service.write('taskQueue', 'payments');
  expect((await service.node()) ?? {}).toMatchObject({
    inputs: [
      { value: '1', target: 'one' },
      { value: 'a + b', target: 'sum' },
    ],
    outputs: [{ value: 'result.ok', target: 'paid' }],
    work: { properties: { activity: '"pay"', retries: '3', taskQueue: '"payments"', currency: '"CHF"' } },
  });
  service.write('inputs', []);
  service.write('outputs', []);
  service.write('properties', []);
  expect((await service.node()) ?? {}).toMatchObject({ inputs: [], outputs: [] });
});

test('a timer at a task gets another kind without losing what is written, and may leave its task running', async () => {
  const timer = await opened(
    `<bpmn:userTask id="It" />
     <bpmn:boundaryEvent id="Late" attachedToRef="It"><bpmn:outgoing>F3</bpmn:outgoing><bpmn:timerEventDefinition id="T">
       <bpmn:timeDuration>PT1H</bpmn:timeDuration>
     </bpmn:timerEventDefinition></bpmn:boundaryEvent>
     <bpmn:sequenceFlow id="F3" sourceRef="Late" targetRef="Other" /><bpmn:endEvent id="Other" />`,
    'Late',
  );
  expect([timer.value('timerKind'), timer.value('timeDuration'), timer.value('cancelActivity')]).toEqual([
    'duration',
    'PT1H',
    true,
  ]);
  timer.write('timerKind', 'cycle');
  expect(timer.value('timeCycle')).toBe('PT1H');
  timer.write('timeCycle', 'R3/PT1H');
  timer.write('cancelActivity', false);
  const late = (await timer.node()) ?? {};
  expect(late).toMatchObject({ isInterrupting: false, definitions: [{ type: 'timer', cycle: '"R3/PT1H"' }] });
  expect(late).not.toHaveProperty('definitions.0.duration');
});

test('a task asks for nothing, a form or a yes or no: of the others nothing stays', async () => {
  const task = await opened('<bpmn:userTask id="It" />');
  expect(task.names()).not.toContain('form');
  task.write('asks', 'approval');
  task.write('approval', 'paid');
  task.write('shows', 'sum, name');
  task.write('reasonForNo', true);
  expect(JSON.stringify(await task.node())).toContain('paid');
  task.write('asks', 'form');
  expect(task.names()).not.toContain('approval');
  task.write('form', '{"type": "object", "properties": {"Why": {"type": "string"}}}');
  expect(JSON.stringify(await task.node())).toContain('Why');
  task.write('asks', 'form:claim');
  expect(task.value('asks')).toBe('form:claim');
  expect((await task.node()) ?? {}).toMatchObject({ work: { properties: { form: '"claim"' } } });
  task.write('asks', 'nothing');
  expect(JSON.stringify(await task.node())).not.toContain('claim');
});

test('a message gets its name at the root of the file, once, with its key and how long it waits', async () => {
  const task = await opened('<bpmn:receiveTask id="It" />');
  task.write('message', 'Paid');
  task.write('message', 'Paid in full');
  task.write('correlationKey', 'number');
  task.write('timeToLive', 'PT1H');
  expect((await task.node()) ?? {}).toMatchObject({
    work: { message: { name: 'Paid in full', key: 'number', timeToLive: '"PT1H"' } },
  });
});

test('what is wrong with an expression is told as it is read: as FEEL, as a text until it begins with =, or as a time', () => {
  expect(textFault('feel', 'a +')).toMatch(/the expression a \+/);
  expect(textFault('feel', '= a + b')).toBeNull();
  expect(textFault('literal', 'anything (at all')).toBeNull();
  expect(textFault('literal', '= anything (at all')).not.toBeNull();
  expect(textFault('time', 'PT2H')).toBeNull();
  expect(textFault('time', 'tomorrow at (')).not.toBeNull();
  expect(textFault('text', '((')).toBeNull();
});

const kinds = [
  '<bpmn:userTask id="It" />',
  '<bpmn:serviceTask id="It" />',
  '<bpmn:sendTask id="It" />',
  '<bpmn:receiveTask id="It" />',
  '<bpmn:scriptTask id="It" />',
  '<bpmn:businessRuleTask id="It" />',
  '<bpmn:callActivity id="It" />',
  '<bpmn:adHocSubProcess id="It"><bpmn:task id="Sub" /></bpmn:adHocSubProcess>',
  '<bpmn:subProcess id="It" />',
  '<bpmn:complexGateway id="It" />',
  ...['message', 'timer', 'signal', 'conditional', 'link'].map(
    (kind) =>
      `<bpmn:intermediateCatchEvent id="It"><bpmn:${kind}EventDefinition id="K" /></bpmn:intermediateCatchEvent>`,
  ),
  ...['escalation', 'compensate'].map(
    (kind) =>
      `<bpmn:intermediateThrowEvent id="It"><bpmn:${kind}EventDefinition id="K" /></bpmn:intermediateThrowEvent>`,
  ),
];

test('every property of every element has a text, and a name of its own', async () => {
  const texts: Readonly<Record<string, string>> = caseTypes.caseType.property;
  for (const inside of kinds) {
    const names = (await opened(inside)).names();
    expect(names.filter((name) => !Object.hasOwn(texts, name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  }
  // Of the file itself nothing is selected: its document says the same.
  const drawn = casewright.types.filter(
    (type) => type.extends !== undefined && !type.extends.includes('bpmn:Definitions'),
  );
  for (const property of drawn.flatMap(({ properties }) => properties))
    expect(Object.keys(texts)).toContain(wordOf(property.name));
});

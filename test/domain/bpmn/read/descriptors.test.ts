import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { projectRoot } from '../../../../db/project-root';
import { activityExamples } from './activity-examples';
import { roots } from './example';
import { flowExamples } from './flow-examples';
import { fileOf, processOf, refusalsOf } from './model-of';

interface Descriptor {
  types: {
    name: string;
    extends?: string[];
    meta?: { allowedIn: string[] };
    properties: { name: string; type: string }[];
  }[];
}

const file = join(projectRoot, 'domain/bpmn/read/casewright-moddle.json');
const casewright = JSON.parse(readFileSync(file, 'utf8')) as Descriptor;

/** One at a time: the three cannot be loaded together, since they give an element the same names. */
test.each(Object.entries({ camunda, zeebe, casewright }))(
  'the examples are what the descriptor of %s says',
  async (prefix, descriptor) => {
    for (const [fact, elements] of [...activityExamples, ...flowExamples]) {
      const moddle = new BpmnModdle({ [prefix]: structuredClone(descriptor) }, { nsMap: {} });
      const { warnings } = await moddle.fromXML(processOf(elements, roots));
      expect([fact, warnings.map(({ message }) => message)]).toEqual([fact, []]);
    }
  },
);

/** A file with an element of the type that holds the attribute. */
function holding(type: string, attribute: string): string {
  if (type === 'Process') return fileOf(`<process id="p" ${attribute}/>`);
  if (type === 'Definitions') return fileOf('<process id="x"/>').replace('<definitions', `<definitions ${attribute}`);
  if (type === 'Message') return processOf('', `<message id="m" name="m" ${attribute}/>`);
  if (type === 'Lane') return processOf(`<laneSet id="s"><lane id="l" ${attribute}/></laneSet>`);
  if (type.startsWith('Global')) {
    const called = `<${type.replace('G', 'g')} id="g" ${attribute}/>`;
    return processOf('<callActivity id="a" calledElement="g"/>', called);
  }
  if (type === 'MessageEventDefinition') {
    const event = `<intermediateCatchEvent id="a"><messageEventDefinition messageRef="m" ${attribute}/></intermediateCatchEvent>`;
    return processOf(event, roots);
  }
  if (type === 'MultiInstanceLoopCharacteristics') {
    return processOf(`<task id="a"><multiInstanceLoopCharacteristics ${attribute}/></task>`);
  }
  const concrete = { Activity: 'Task', Event: 'IntermediateThrowEvent' }[type] ?? type;
  const reference = /^(?:Send|Receive)/.test(type) ? 'messageRef="m"' : '';
  const element = `<${concrete.charAt(0).toLowerCase()}${concrete.slice(1)} id="a" ${reference} ${attribute}/>`;
  return processOf(`<adHocSubProcess id="h">${element}</adHocSubProcess>`, roots);
}

const attributes = casewright.types.flatMap(({ extends: types = [], properties }) => {
  return types.flatMap((type) =>
    properties.map(({ name, type: kind }) => [name, type.replace('bpmn:', ''), kind] as const),
  );
});

test.each(attributes)('%s has a meaning on %s', async (name, type, kind) => {
  const value = kind === 'Boolean' ? 'true' : 'x';
  expect(await refusalsOf(holding(type, `casewright:${name}="${value}"`))).toEqual([]);
});

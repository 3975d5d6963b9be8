/** The same model for both engines; they differ in how a condition reads a variable. */
export interface BenchModel {
  name: string;
  xml: (engine: 'casewright' | 'other') => string;
  variables: Readonly<Record<string, unknown>>;
}

type Condition = (variable: string) => string;
type Body = (condition: Condition) => string;

const conditions: Record<'casewright' | 'other', Condition> = {
  casewright: (variable) => variable,
  other: (variable) => `\${environment.variables.${variable}}`,
};

/** Ten shapes that both engines run alike. */
export const benchModels: readonly BenchModel[] = [
  model('20 user tasks in a row', () => row(20, (id) => `<userTask id="${id}" />`)),
  model('50 tasks that pass in a row', () => row(50, (id) => `<task id="${id}" />`)),
  model('10 user tasks in parallel', () => block(10)),
  model('10 conditional flows of one task', (condition) => fan(10, condition)),
  model('4 decisions in a row', (condition) => decisions(4, condition)),
  model('5 sub-processes within one another', () => around(5, nested(5))),
  model('10 instances in sequence', () => row(1, (id) => repeated(id, 'isSequential="true"'))),
  model('10 instances in parallel', () => row(1, (id) => repeated(id, 'isSequential="false"'))),
  model('10 user tasks with an error event on each', () => guarded(10)),
  model('3 parallel gateways in a row', () => joined(3)),
];

function model(name: string, body: Body): BenchModel {
  const xml: BenchModel['xml'] = (engine) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="bench">
<error id="oops" name="oops" errorCode="oops" />
<process id="p" isExecutable="true">${body(conditions[engine])}</process></definitions>`;
  return { name, xml, variables: { yes: true, no: false } };
}

function flow(from: string, to: string, more = ''): string {
  return `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${more}</sequenceFlow>`;
}

function when(text: string): string {
  return `<conditionExpression xsi:type="tFormalExpression">${text}</conditionExpression>`;
}

function numbered(many: number): number[] {
  return Array.from({ length: many }, (_, at) => at);
}

function row(many: number, one: (id: string) => string): string {
  const ids = ['start', ...numbered(many).map((at) => `a${at}`), 'end'];
  const elements = ids.slice(1, -1).map(one).join('');
  return `<startEvent id="start" />${elements}<endEvent id="end" />${chain(ids)}`;
}

function chain(ids: readonly string[]): string {
  return ids
    .slice(1)
    .map((id, at) => flow(ids[at] ?? '', id))
    .join('');
}

function block(many: number): string {
  const branches = numbered(many).map((at) => {
    const id = `b${at}`;
    return `<userTask id="${id}" />${flow('split', id)}${flow(id, 'join')}`;
  });
  return `<startEvent id="start" /><parallelGateway id="split" /><parallelGateway id="join" /><endEvent id="end" />
${flow('start', 'split')}${branches.join('')}${flow('join', 'end')}`;
}

function fan(many: number, condition: Condition): string {
  const branches = numbered(many).map((at) => {
    const id = `b${at}`;
    return `<userTask id="${id}" /><endEvent id="e${at}" />${flow('task', id, when(condition('yes')))}${flow(id, `e${at}`)}`;
  });
  return `<startEvent id="start" /><task id="task" />${flow('start', 'task')}${branches.join('')}`;
}

function decisions(many: number, condition: Condition): string {
  const parts = numbered(many).map((at) => {
    const next = at + 1 === many ? 'end' : `x${at + 1}`;
    return `<exclusiveGateway id="x${at}" default="x${at}-n${at}" /><task id="y${at}" /><task id="n${at}" />
${flow(`x${at}`, `y${at}`, when(condition(at % 2 === 0 ? 'yes' : 'no')))}${flow(`x${at}`, `n${at}`)}${flow(`y${at}`, next)}${flow(`n${at}`, next)}`;
  });
  return `<startEvent id="start" />${flow('start', 'x0')}${parts.join('')}<endEvent id="end" />`;
}

function around(depth: number, inner: string): string {
  const [start, end, sub] = [`s${depth}`, `e${depth}`, `sub${depth}`];
  return `<startEvent id="${start}" /><subProcess id="${sub}">${inner}</subProcess><endEvent id="${end}" />${chain([start, sub, end])}`;
}

function nested(depth: number): string {
  return depth === 0 ? row(1, (id) => `<userTask id="${id}" />`) : around(depth - 1, nested(depth - 1));
}

function repeated(id: string, order: string): string {
  return `<userTask id="${id}"><multiInstanceLoopCharacteristics ${order}><loopCardinality>10</loopCardinality></multiInstanceLoopCharacteristics></userTask>`;
}

function guarded(many: number): string {
  const events = numbered(many).map(
    (at) =>
      `<boundaryEvent id="e${at}" attachedToRef="a${at}"><errorEventDefinition errorRef="oops" /></boundaryEvent>${flow(`e${at}`, 'failed')}`,
  );
  return `${row(many, (id) => `<userTask id="${id}" />`)}${events.join('')}<endEvent id="failed" />`;
}

function joined(many: number): string {
  const parts = numbered(many).map((at) => {
    const next = at + 1 === many ? 'end' : `f${at + 1}`;
    const branches = ['l', 'm', 'r'].map(
      (side) => `<userTask id="${side}${at}" />${flow(`f${at}`, `${side}${at}`)}${flow(`${side}${at}`, `j${at}`)}`,
    );
    return `<parallelGateway id="f${at}" /><parallelGateway id="j${at}" />${branches.join('')}${flow(`j${at}`, next)}`;
  });
  return `<startEvent id="start" />${flow('start', 'f0')}${parts.join('')}<endEvent id="end" />`;
}

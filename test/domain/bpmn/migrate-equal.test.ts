import fc from 'fast-check';
import { migrate } from '../../../domain/bpmn/migrate';
import { modelOf } from '../../../domain/bpmn/model';
import type { CaseEvent } from '../../../domain/bpmn/messages';
import type { CaseState } from '../../../domain/bpmn/state';
import { step } from '../../../domain/bpmn/step';
import { blocks } from './random/blocks';
import { graphOf } from './random/graph-of';
import { modelOfBlock } from './random/model-of-block';
import { walk } from './random/walk';

test('a case that goes on in an equal model is not changed by it, wherever it stands', () =>
  fc.assert(
    fc.asyncProperty(blocks, fc.infiniteStream(fc.nat(1_000_000)), async (block, numbers) => {
      const xml = modelOfBlock(block);
      const [model, equal] = [modelOf(await graphOf(xml)), modelOf(await graphOf(xml))];
      const { events } = walk(model.graph, (below) => Number(numbers.next().value) % below);
      let state: CaseState | null = null;
      for (const [atMs, event] of events.entries()) {
        const made = step(model, state, event, atMs);
        if (!made.ok) throw new Error(made.refusal);
        state = made.state;
        expect(migrate(model, equal, state, {}, atMs)).toEqual({ ok: true, state });
      }
    }),
    { numRuns: 40 },
  ));

const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const timer = (span: number) =>
  `<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT${span}H</timeDuration></timerEventDefinition>`;

/** What a place of the model waits with beside what both models have: hours of timers. */
interface Place {
  kind: 'task' | 'gateway' | 'scope';
  extra: readonly number[];
}

/** A row of tasks, event-based gateways and sub-processes, with boundary events, branches and event sub-processes. */
function rowOf(places: readonly Place[]): string {
  const parts = places.map(({ kind, extra }, at) => {
    const next = `n${at + 1}`;
    if (kind === 'gateway') {
      const others = extra.map(
        (span) =>
          `<intermediateCatchEvent id="x${at}-${span}">${timer(span)}</intermediateCatchEvent>${flow(`n${at}`, `x${at}-${span}`)}${flow(`x${at}-${span}`, next)}`,
      );
      return `<eventBasedGateway id="n${at}"/><intermediateCatchEvent id="c${at}">${timer(50)}</intermediateCatchEvent><intermediateCatchEvent id="d${at}">${timer(60)}</intermediateCatchEvent>
${flow(`n${at}`, `c${at}`)}${flow(`n${at}`, `d${at}`)}${flow(`c${at}`, next)}${flow(`d${at}`, next)}${others.join('')}`;
    }
    const boundary = extra.map(
      (span) =>
        `<boundaryEvent id="x${at}-${span}" attachedToRef="n${at}" cancelActivity="false">${timer(span)}</boundaryEvent><endEvent id="y${at}-${span}"/>${flow(`x${at}-${span}`, `y${at}-${span}`)}`,
    );
    if (kind === 'task') return `<userTask id="n${at}"/>${boundary.join('')}${flow(`n${at}`, next)}`;
    const inner = extra.map(
      (span) =>
        `<subProcess id="e${at}-${span}" triggeredByEvent="true"><startEvent id="es${at}-${span}" isInterrupting="false">${timer(span)}</startEvent><endEvent id="ee${at}-${span}"/>${flow(`es${at}-${span}`, `ee${at}-${span}`)}</subProcess>`,
    );
    return `<subProcess id="n${at}"><startEvent id="s${at}"/><userTask id="u${at}"/><endEvent id="z${at}"/>${flow(`s${at}`, `u${at}`)}${flow(`u${at}`, `z${at}`)}${inner.join('')}</subProcess>${boundary.join('')}${flow(`n${at}`, next)}`;
  });
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t"><process id="p" isExecutable="true">
<startEvent id="s"/>${flow('s', 'n0')}${parts.join('')}<endEvent id="n${places.length}"/></process></definitions>`;
}

const extras = fc.subarray([1, 2, 3]);
const places = fc.array(
  fc.record({ kind: fc.constantFrom('task', 'gateway', 'scope'), before: extras, after: extras }),
  { minLength: 1, maxLength: 5 },
);

/** Brings a case so far by what both models have: work is done, or the branch that both know is taken. */
function brought(model: ReturnType<typeof modelOf>, steps: number): CaseState {
  let state: CaseState | null = null;
  const take = (event: CaseEvent) => {
    const made = step(model, state, event, 0);
    if (!made.ok) throw new Error(made.refusal);
    state = made.state;
    return made.state;
  };
  let now = take({ type: 'start' });
  for (let at = 0; at < steps; at += 1) {
    const work = Object.values(now.instances).find(({ phase }) => phase === 'working');
    const wait = Object.values(now.waits).find(({ element }) => element.startsWith('c'));
    if (work) now = take({ type: 'complete', instance: work.id });
    else if (wait) now = take({ type: 'trigger', wait: wait.id });
  }
  return now;
}

/** Without numbers, which a case draws as it goes. */
function shapeOf({ status, instances, waits }: CaseState) {
  const element = (id: number | null) => (id === null ? null : instances[id]?.element);
  return {
    status,
    instances: Object.values(instances)
      .map((one) => JSON.stringify([one.element, element(one.parent), one.phase]))
      .toSorted(),
    waits: Object.values(waits)
      .map((one) => JSON.stringify([one.element, element(one.instance), one.on]))
      .toSorted(),
  };
}

test('a case that goes on in another model stands as one that has begun there and was brought to the same place', () =>
  fc.assert(
    fc.asyncProperty(places, fc.nat(5), async (row, steps) => {
      const side = async (of: 'before' | 'after') =>
        modelOf(await graphOf(rowOf(row.map((one) => ({ kind: one.kind, extra: one[of] })))));
      const [from, to] = [await side('before'), await side('after')];
      const moved = migrate(from, to, brought(from, steps), {}, 0);
      if (!moved.ok) throw new Error(JSON.stringify(moved.faults));
      expect(shapeOf(moved.state)).toEqual(shapeOf(brought(to, steps)));
    }),
    { numRuns: 150 },
  ));

test('a boundary event that the new model has at the task which waits listens there', async () => {
  const at = (host: string) =>
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t"><process id="p" isExecutable="true">
<startEvent id="s"/><userTask id="one"/><userTask id="two"/><endEvent id="e"/><endEvent id="f"/>${flow('s', 'one')}${flow('one', 'two')}${flow('two', 'e')}
<boundaryEvent id="late" attachedToRef="${host}">${timer(1)}</boundaryEvent>${flow('late', 'f')}</process></definitions>`;
  const [from, to] = [modelOf(await graphOf(at('two'))), modelOf(await graphOf(at('one')))];
  const moved = migrate(from, to, brought(from, 0), {}, 0);
  expect(moved.ok && shapeOf(moved.state)).toEqual(shapeOf(brought(to, 0)));
  const back = migrate(to, from, brought(to, 0), {}, 0);
  expect(back.ok && shapeOf(back.state)).toEqual(shapeOf(brought(from, 0)));
});

import fc from 'fast-check';
import { withDiagram } from '../../../../domain/bpmn/draw/with-diagram';
import { planModel } from '../../../../domain/plan/plan-model';
import { plans } from '../../plan/plans';
import { blocks } from '../random/blocks';
import { modelOfBlock } from '../random/model-of-block';
import { drawnIn, faultsOfDrawing, rootOf } from './drawn';

describe('a drawing shows each element and each flow, nothing overlaps, and no flow runs through a shape', () => {
  test('of any plan', () =>
    fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        expect(await faultsOfDrawing(planModel(plan, { key: 'claim' }))).toEqual([]);
      }),
    ));

  test('of any model that is made of blocks', () =>
    fc.assert(
      fc.asyncProperty(blocks, async (block) => {
        expect(await faultsOfDrawing(modelOfBlock(block))).toEqual([]);
      }),
    ));

  test('of any tangle of flows, with boundary events', () =>
    fc.assert(
      fc.asyncProperty(tangles, async (xml) => {
        expect(await faultsOfDrawing(xml)).toEqual([]);
      }),
    ));
});

test('a file is what it was, with a diagram behind; one that has a diagram stays as it is', async () => {
  const plain = file('<process id="p"><task id="a"/></process>');
  const drawn = withDiagram(plain, await rootOf(plain));
  const end = '</definitions>';
  expect(drawn.startsWith(plain.slice(0, -end.length)) && drawn.endsWith(end)).toBe(true);
  expect(withDiagram(drawn, await rootOf(drawn))).toBe(drawn);
});

test('a pool and a lane hold what is theirs, pools stand below one another, and message flows are drawn', async () => {
  const { shapes, lines } = await drawnIn(
    file(`<collaboration id="c"><participant id="shop" processRef="p"/><participant id="customer"/>
      <messageFlow id="ask" sourceRef="customer" targetRef="a"/></collaboration>
      <process id="p"><laneSet id="ls"><lane id="front"><flowNodeRef>a</flowNodeRef></lane>
        <lane id="back"><flowNodeRef>b</flowNodeRef><flowNodeRef>c1</flowNodeRef></lane></laneSet>
      <task id="a"/><task id="b"/><task id="c1"/>${flow('a', 'b')}${flow('b', 'a')}</process>`),
  );
  const box = (id: string) => shapes.find((one) => one.id === id) ?? { x: 0, y: 0, width: 0, height: 0 };
  const holds = (outer: string, inner: string) => {
    const [a, b] = [box(outer), box(inner)];
    return (
      b.width > 0 && a.x <= b.x && a.y <= b.y && b.x + b.width <= a.x + a.width && b.y + b.height <= a.y + a.height
    );
  };
  const pairs = [
    ['shop', 'front'],
    ['shop', 'back'],
    ['front', 'a'],
    ['back', 'b'],
    ['back', 'c1'],
  ] as const;
  expect(pairs.map(([outer, inner]) => holds(outer, inner))).toEqual(pairs.map(() => true));
  expect(box('back').y).toBe(box('front').y + box('front').height);
  expect(box('customer').y).toBeGreaterThan(box('shop').y + box('shop').height);
  expect(lines.map(({ id }) => id).toSorted()).toEqual(['a-b', 'ask', 'b-a']);
});

test('what stands beside the flow is drawn: annotations, data, handlers of compensation and what they are bound by', async () => {
  const { shapes, lines } = await drawnIn(
    file(`<process id="p"><task id="a"/><boundaryEvent id="undo" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>
      <task id="h" isForCompensation="true"/><association id="bound" sourceRef="undo" targetRef="h"/>
      <dataObject id="o" name="o"/><dataObjectReference id="data" dataObjectRef="o"/>
      <textAnnotation id="note"><text>look</text></textAnnotation><association id="told" sourceRef="a" targetRef="note"/></process>`),
  );
  expect(shapes.map(({ id }) => id).toSorted()).toEqual(['a', 'data', 'h', 'note', 'undo']);
  expect(lines.map(({ id }) => id).toSorted()).toEqual(['bound', 'told']);
});

const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;

function file(roots: string): string {
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">${roots}</definitions>`;
}

/** Tasks with flows between any of them, some from boundary events. */
const tangles = fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.boolean()), { maxLength: 20 }).map((links) => {
  const pairs = new Map(links.map(([from, to, isBoundary]) => [`${from}-${to}`, { from, to, isBoundary }]));
  const tasks = Array.from({ length: 10 }, (_, index) => `<task id="t${index}"/>`);
  const flows = [...pairs.values()].map(({ from, to, isBoundary }) => {
    const event = `b${from}-${to}`;
    if (!isBoundary) return flow(`t${from}`, `t${to}`);
    return `<boundaryEvent id="${event}" attachedToRef="t${from}"><timerEventDefinition/></boundaryEvent>${flow(event, `t${to}`)}`;
  });
  return file(`<process id="p">${tasks.join('')}${flows.join('')}</process>`);
});

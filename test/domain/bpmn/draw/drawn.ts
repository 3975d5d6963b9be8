import type { BpmnElement } from 'bpmn-moddle';
import type { Box, Point } from '../../../../domain/bpmn/draw/drawing';
import { withDiagram } from '../../../../domain/bpmn/draw/with-diagram';
import { idOf, manyOf, oneOf } from '../../../../domain/bpmn/read/bpmn-element';
import { parseFile } from '../../../../domain/bpmn/read/parse-file';

export interface Shape extends Box {
  id: string;
  element: BpmnElement;
}

export interface Line {
  id: string;
  element: BpmnElement;
  points: readonly Point[];
}

export async function rootOf(xml: string): Promise<BpmnElement> {
  const parsed = await parseFile(xml);
  if (!('root' in parsed)) throw new Error(JSON.stringify(parsed.warnings.map(({ message }) => message)));
  return parsed.root;
}

/** What the diagram of a file shows, read back from its text. */
export async function drawnIn(xml: string): Promise<{ shapes: Shape[]; lines: Line[] }> {
  const root = await rootOf(withDiagram(xml, await rootOf(xml)));
  const elements = manyOf(root, 'diagrams').flatMap((one) =>
    manyOf(oneOf(one, 'plane') as BpmnElement, 'planeElement'),
  );
  const of = (one: BpmnElement) => oneOf(one, 'bpmnElement') as BpmnElement;
  return {
    shapes: elements.flatMap((one) => {
      const bounds = oneOf(one, 'bounds') as unknown as Box | undefined;
      if (!bounds) return [];
      const { x, y, width, height } = bounds;
      return [{ id: idOf(of(one)) ?? '', element: of(one), x, y, width, height }];
    }),
    lines: elements.flatMap((one) => {
      const points = manyOf(one, 'waypoint') as unknown as Point[];
      return points.length > 0 ? [{ id: idOf(of(one)) ?? '', element: of(one), points }] : [];
    }),
  };
}

/** Flow elements of a kind, at any depth. */
export function elementsIn(scope: BpmnElement): BpmnElement[] {
  const inner = [...manyOf(scope, 'rootElements'), ...manyOf(scope, 'flowElements')];
  return inner.flatMap((one) => [...(scope.$type === 'bpmn:Definitions' ? [] : [one]), ...elementsIn(one)]);
}

/** All that is wrong with a diagram: what is missing, what overlaps, what runs through a shape. */
export async function faultsOfDrawing(xml: string): Promise<string[]> {
  const { shapes, lines } = await drawnIn(xml);
  const elements = elementsIn(await rootOf(xml));
  const drawn = new Set([...shapes, ...lines].map(({ id }) => id));
  const isDrawn = ({ $type }: BpmnElement) => $type !== 'bpmn:DataObject';
  const missing = elements
    .filter(isDrawn)
    .map((one) => idOf(one) ?? '')
    .filter((id) => !drawn.has(id));
  const byId = new Map(shapes.map((one) => [one.id, one]));
  const nodes = shapes.filter(({ element }) => !['bpmn:Lane', 'bpmn:Participant'].includes(element.$type));
  const beside = new Map<BpmnElement | undefined, Shape[]>();
  for (const one of nodes) beside.set(one.element.$parent, [...(beside.get(one.element.$parent) ?? []), one]);
  return [
    ...missing.map((id) => `${id} is not drawn`),
    ...nodes.flatMap((one) => {
      const around = byId.get(idOf(one.element.$parent) ?? '');
      return around && !isWithin(one, around) ? [`${one.id} stands out of ${around.id}`] : [];
    }),
    ...[...beside.values()].flatMap(overlaps),
    ...lines.flatMap((line) => [...wrongEnds(line, byId), ...crossings(line, beside.get(line.element.$parent) ?? [])]),
  ];
}

function overlaps(shapes: readonly Shape[]): string[] {
  const plain = shapes.filter(({ element }) => element.$type !== 'bpmn:BoundaryEvent');
  const events = shapes.filter(({ element }) => element.$type === 'bpmn:BoundaryEvent');
  const isHost = (event: Shape, host: Shape) => oneOf(event.element, 'attachedToRef') === host.element;
  return [
    ...plain.flatMap((one, index) => plain.slice(index + 1).map((other) => [one, other] as const)),
    ...events.flatMap((one, index) => events.slice(index + 1).map((other) => [one, other] as const)),
    ...events.flatMap((event) => plain.filter((one) => !isHost(event, one)).map((one) => [event, one] as const)),
  ]
    .filter(([a, b]) => meet(a, b))
    .map(([a, b]) => `${a.id} overlaps ${b.id}`);
}

function wrongEnds({ id, element, points }: Line, byId: ReadonlyMap<string, Shape>): string[] {
  if (element.$type !== 'bpmn:SequenceFlow') return [];
  return (['sourceRef', 'targetRef'] as const).flatMap((end) => {
    const shape = byId.get(idOf(oneOf(element, end)) ?? '');
    const point = points.at(end === 'sourceRef' ? 0 : -1);
    return shape && point && isOnBorder(point, shape) ? [] : [`${id} does not reach its ${end}`];
  });
}

/** A flow keeps out of all shapes beside it, also of those that it joins. */
function crossings({ id, element, points }: Line, shapes: readonly Shape[]): string[] {
  if (element.$type !== 'bpmn:SequenceFlow') return [];
  const host = oneOf(oneOf(element, 'sourceRef') as BpmnElement, 'attachedToRef');
  return points.slice(1).flatMap((to, index) => {
    const from = points[index] as Point;
    const segment = {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(from.x - to.x),
      height: Math.abs(from.y - to.y),
    };
    return shapes
      .filter((one) => one.element !== host && meet(segment, one))
      .map((one) => `${id} runs through ${one.id}`);
  });
}

/** Their insides do. */
function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.x > outer.x &&
    inner.y > outer.y &&
    inner.x + inner.width < outer.x + outer.width &&
    inner.y + inner.height < outer.y + outer.height
  );
}

function isOnBorder({ x, y }: Point, box: Box): boolean {
  const isOnSide = (x === box.x || x === box.x + box.width) && y >= box.y && y <= box.y + box.height;
  return isOnSide || (y === box.y + box.height && x >= box.x && x <= box.x + box.width);
}

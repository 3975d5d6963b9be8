import type { BpmnElement } from 'bpmn-moddle';
import { idOf, manyOf, oneOf } from '../read/bpmn-element';
import { type Box, type Drawing, type Point, moved, straight } from './drawing';
import { layOut } from './lay-out';
import { sceneOf, typeOf } from './scene';
import { diagramXml } from './write-diagram';

/** A file with its diagram: as it is where it has one, otherwise with one at its end. */
export function withDiagram(xml: string, root: BpmnElement): string {
  const at = xml.lastIndexOf('</');
  if (isDrawn(root) || at === -1) return xml;
  return `${xml.slice(0, at)}${planes(root).map(diagramXml).join('')}${xml.slice(at)}`;
}

function isDrawn(root: BpmnElement): boolean {
  return manyOf(root, 'diagrams').some((diagram) => {
    const plane = oneOf(diagram, 'plane');
    return plane !== undefined && manyOf(plane, 'planeElement').length > 0;
  });
}

/** What one diagram shows: a collaboration with its pools, or a process that stands in none. */
export interface Plane extends Pick<Drawing, 'boxes' | 'lines'> {
  of: string;
  types: ReadonlyMap<string, string>;
}

const margin = 100;
const pool = { name: 30, side: 40, top: 40, space: 60, least: { width: 600, height: 100 } } as const;

function planes(root: BpmnElement): Plane[] {
  const roots = manyOf(root, 'rootElements');
  const collaborations = roots.filter((one) => typeOf(one) === 'Collaboration');
  const pooled = new Set(
    collaborations.flatMap((one) => manyOf(one, 'participants').map((part) => oneOf(part, 'processRef'))),
  );
  const alone = roots.filter((one) => typeOf(one) === 'Process' && !pooled.has(one));
  return [
    ...collaborations.map(collaborationPlane),
    ...alone.map((process): Plane => {
      const plane = { of: idOf(process) ?? '', boxes: new Map<string, Box>(), lines: new Map<string, Point[]>() };
      moved(layOut(sceneOf(process)), { x: margin, y: margin }, plane);
      return { ...plane, types: typesIn(process) };
    }),
  ];
}

/** Pools below one another, as wide as the widest. */
function collaborationPlane(collaboration: BpmnElement): Plane {
  const participants = manyOf(collaboration, 'participants');
  const drawings = participants.map((one) => {
    const process = oneOf(one, 'processRef');
    return process ? layOut(sceneOf(process)) : undefined;
  });
  const plane = { boxes: new Map<string, Box>(), lines: new Map<string, Point[]>() };
  const extents = drawings.map((drawing) => drawing && extentOf(drawing));
  const width = Math.max(pool.least.width, ...extents.map((one) => (one ? one.width + pool.name + 2 * pool.side : 0)));
  let y = margin;
  for (const [index, participant] of participants.entries()) {
    const [drawing, extent] = [drawings[index], extents[index]];
    const height = extent ? extent.height + 2 * pool.top : pool.least.height;
    plane.boxes.set(idOf(participant) ?? '', { x: margin, y, width, height });
    if (drawing && extent) {
      moved(drawing, { x: margin + pool.name + pool.side - extent.x, y: y + pool.top - extent.y }, plane);
    }
    y += height + pool.space;
  }
  for (const flow of manyOf(collaboration, 'messageFlows')) {
    const [id, source, target] = [idOf(flow), oneOf(flow, 'sourceRef'), oneOf(flow, 'targetRef')];
    const [from, to] = [plane.boxes.get(idOf(source) ?? ''), plane.boxes.get(idOf(target) ?? '')];
    if (id !== undefined && from && to) plane.lines.set(id, straight(from, to));
  }
  const types = participants.flatMap((one) => [...typesIn(oneOf(one, 'processRef')), ...typesIn(one)]);
  return { of: idOf(collaboration) ?? '', ...plane, types: new Map(types) };
}

/** Lanes reach beyond the corner, circles below the shapes. */
function extentOf({ boxes, height }: Drawing): Box {
  const all = [...boxes.values()];
  if (all.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const edge = (side: (box: Box) => number, choose: (a: number, b: number) => number) =>
    all.map(side).reduce((a, b) => choose(a, b));
  const [x, y] = [edge((box) => box.x, Math.min), edge((box) => box.y, Math.min)];
  return {
    x,
    y,
    width: edge((box) => box.x + box.width, Math.max) - x,
    height:
      Math.max(
        height,
        edge((box) => box.y + box.height, Math.max),
      ) - y,
  };
}

function typesIn(element: BpmnElement | undefined): Map<string, string> {
  const types = new Map<string, string>();
  const open = element ? [element] : [];
  for (let one = open.pop(); one; one = open.pop()) {
    types.set(idOf(one) ?? '', typeOf(one));
    for (const name of ['flowElements', 'artifacts', 'laneSets', 'lanes']) open.push(...manyOf(one, name));
    const inner = oneOf(one, 'childLaneSet');
    if (inner) open.push(inner);
  }
  return types;
}

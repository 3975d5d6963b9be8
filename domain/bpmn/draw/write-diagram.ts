import { element, type Element, writeXml } from './xml';
import type { Box, Point } from './drawing';
import type { Plane } from './with-diagram';

const namespaces = {
  'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
  'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
  'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
};
const expanded: ReadonlySet<string> = new Set(['SubProcess', 'AdHocSubProcess', 'Transaction']);
const horizontal: ReadonlySet<string> = new Set(['Participant', 'Lane']);

/** A diagram in the form in which BPMN files hold them; outer shapes stand before what they hold. */
export function diagramXml({ of, boxes, lines, types }: Plane): string {
  const shapes = [...boxes].map(([id, box]) => shape(id, box, types.get(id) ?? ''));
  const edges = [...lines].map(([id, points]) => edge(id, points));
  const plane = element('bpmndi:BPMNPlane', { id: `${of}_plane`, bpmnElement: of }, [...shapes, ...edges]);
  return writeXml(element('bpmndi:BPMNDiagram', { ...namespaces, id: `${of}_diagram` }, [plane]), '  ');
}

function shape(id: string, { x, y, width, height }: Box, type: string): Element {
  const attributes = {
    id: `${id}_di`,
    bpmnElement: id,
    isExpanded: expanded.has(type) ? 'true' : undefined,
    isHorizontal: horizontal.has(type) ? 'true' : undefined,
    isMarkerVisible: type === 'ExclusiveGateway' ? 'true' : undefined,
  };
  const bounds = { x: text(x), y: text(y), width: text(width), height: text(height) };
  return element('bpmndi:BPMNShape', attributes, [element('dc:Bounds', bounds)]);
}

function edge(id: string, points: readonly Point[]): Element {
  const waypoints = points.map(({ x, y }) => element('di:waypoint', { x: text(x), y: text(y) }));
  return element('bpmndi:BPMNEdge', { id: `${id}_di`, bpmnElement: id }, waypoints);
}

function text(length: number): string {
  return String(Math.round(length));
}

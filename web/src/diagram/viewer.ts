import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';
import { drawnByTokens } from './drawn-by-tokens';
import { showMarks } from './marks';
import type { Marks } from './marks';
import { moveByTouch } from './move-by-touch';
import type { Canvas, Pick, Services } from './services';

export interface OpenDiagram {
  /** Replaces what was marked before; answers how its durations are told anew. */
  readonly mark: (marks: Marks) => (nowMs: number) => void;
  readonly zoom: (how: 'in' | 'out' | 'fit') => void;
  /** Brings an element into sight. */
  readonly reveal: (element: string) => void;
  readonly close: () => void;
}

/** Draws a file into a box. */
export async function openDiagram(container: HTMLElement, xml: string, onPick: Pick): Promise<OpenDiagram> {
  const viewer = new NavigatedViewer<Services>({
    container,
    ...drawnByTokens(container),
  } as object);
  try {
    await viewer.importXML(xml);
  } catch (error) {
    viewer.destroy();
    throw error;
  }
  const canvas = viewer.get('canvas');
  fit(canvas);
  viewer.get('eventBus').on('element.click', ({ element }) => onPick(element.labelTarget?.id ?? element.id));
  const stopTouch = moveByTouch(container, canvas);
  return {
    mark: (marks) => showMarks(viewer, marks),
    zoom: (how) => (how === 'fit' ? fit(canvas) : viewer.get('zoomScroll').stepZoom(how === 'in' ? 1 : -1)),
    reveal: (id) => {
      const element = viewer.get('elementRegistry').get(id);
      if (element) canvas.scrollToElement(element, 60);
    },
    close: () => {
      stopTouch();
      viewer.destroy();
    },
  };
}

/** The whole of it, no larger than it is drawn, where that can be read; else its beginning, at a size that can be. */
function fit(canvas: Canvas): void {
  const { inner, outer } = canvas.viewbox();
  const whole = Math.min(outer.width / (inner.width + 2 * marginPx), outer.height / (inner.height + 2 * marginPx));
  const scale = Math.min(1, Math.max(readable, whole));
  const [width, height] = [outer.width / scale, outer.height / scale];
  const middle = inner.x + inner.width / 2 - width / 2;
  canvas.viewbox({
    x: whole < readable ? inner.x - marginPx : middle,
    y: inner.y + inner.height / 2 - height / 2,
    width,
    height,
  });
}

const marginPx = 24;
const readable = 0.6;

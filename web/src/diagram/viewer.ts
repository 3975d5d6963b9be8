import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';
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

/** Draws a file into a box. Colours are our tokens, by the renderer's own configuration, so they follow the theme. */
export async function openDiagram(container: HTMLElement, xml: string, onPick: Pick): Promise<OpenDiagram> {
  const viewer = new NavigatedViewer<Services>({
    container,
    bpmnRenderer: {
      defaultFillColor: 'var(--cw-surface)',
      defaultStrokeColor: 'var(--cw-text-2)',
      defaultLabelColor: 'var(--cw-text)',
    },
    textRenderer: { defaultStyle: { fontFamily: 'inherit' }, externalStyle: { fontSize: '12px' } },
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

/** The whole of it where that can be read; else its beginning, at a size that can be. */
function fit(canvas: Canvas): void {
  const scale = canvas.zoom('fit-viewport', 'auto');
  if (scale >= readable) return;
  const { inner, outer } = canvas.viewbox();
  const height = outer.height / readable;
  canvas.viewbox({
    x: inner.x - 20,
    y: inner.y + inner.height / 2 - height / 2,
    width: outer.width / readable,
    height,
  });
}

const readable = 0.6;

import Modeler from 'dmn-js/lib/Modeler';
import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css';
import { tokenColours } from '../../../diagram/drawn-by-tokens';
import './dmn.css';

/** A part of a file that is looked at by itself: the diagram, or the logic of a decision. */
export interface DmnView {
  readonly id: string;
  readonly name: string;
  readonly isDiagram: boolean;
}

export interface OpenDmn {
  readonly show: (view: string) => void;
  readonly replace: (xml: string) => Promise<void>;
  readonly close: () => void;
}

interface Told {
  readonly views: (views: readonly DmnView[], active: string | null) => void;
  readonly changed: (xml: string) => void;
}

/** Opens a file for writing. */
export async function openDmn(container: HTMLElement, xml: string, told: Told): Promise<OpenDmn> {
  const modeler = new Modeler({ container, drd: { drdRenderer: tokenColours } });
  const watched = new WeakSet<object>();
  modeler.on('views.changed', ({ views, activeView }) => {
    told.views(
      views.map(({ id, name, element, type }) => ({ id, name: name ?? element.name ?? id, isDiagram: type === 'drd' })),
      activeView?.id ?? null,
    );
    const viewer = modeler.getActiveViewer();
    if (viewer === undefined || watched.has(viewer)) return;
    watched.add(viewer);
    viewer.on('commandStack.changed', ({ trigger }) => {
      if (trigger === 'clear') return;
      void modeler.saveXML({ format: true }).then(({ xml: written }) => told.changed(written));
    });
  });
  const show = async (view: Parameters<typeof modeler.open>[0]) => {
    await modeler.open(view);
    // The corner above the numbers of the rules heads nothing, and is drawn as if it did.
    for (const corner of container.querySelectorAll('th.index-column')) corner.setAttribute('role', 'presentation');
  };
  const replace = async (next: string) => {
    await modeler.importXML(next);
    const views = modeler.getViews();
    const first = views.find(({ type }) => type !== 'drd') ?? views[0];
    if (first !== undefined) await show(first);
  };
  try {
    await replace(xml);
  } catch (error) {
    modeler.destroy();
    throw error;
  }
  return {
    show: (id) => {
      const view = modeler.getViews().find((each) => each.id === id);
      if (view !== undefined) void show(view);
    },
    replace,
    close: () => modeler.destroy(),
  };
}

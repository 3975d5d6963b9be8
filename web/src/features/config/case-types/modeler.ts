import Modeler from 'bpmn-js/lib/Modeler';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import casewright from '../../../../../domain/bpmn/read/casewright-moddle.json';
import '../../../diagram/diagram.css';
import { drawnByTokens } from '../../../diagram/drawn-by-tokens';
import { showMarks } from '../../../diagram/marks';
import type { Marks } from '../../../diagram/marks';
import './modeler.css';
import type { ModelerServices, Shape } from './modeler-services';
import { propertiesOf } from './properties/properties-of';
import type { Editing, Property } from './properties/property';

/** What is selected, with what can be said of it. */
export interface Selected {
  readonly id: string;
  /** As the file calls it, such as `bpmn:UserTask`. */
  readonly type: string;
  readonly properties: readonly Property[];
}

export interface OpenModeler {
  readonly mark: (marks: Marks) => void;
  readonly change: (name: string, value: Property['value']) => void;
  readonly select: (element: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly fit: () => void;
  readonly replace: (xml: string) => Promise<void>;
  readonly close: () => void;
}

interface Told {
  readonly changed: (xml: string) => void;
  readonly selected: (selected: Selected | null) => void;
}

/** Opens a file for drawing. */
export async function openModeler(container: HTMLElement, xml: string, told: Told): Promise<OpenModeler> {
  const modeler = new Modeler<ModelerServices>({
    container,
    moddleExtensions: { casewright },
    ...drawnByTokens(container),
  } as object);
  let shown: Shape | null = null;
  const tell = () => {
    // Before a file is read, what stands for its root is nothing of BPMN.
    told.selected(
      shown?.businessObject === undefined
        ? null
        : { id: shown.id, type: shown.businessObject.$type, properties: propertiesOf(shown.businessObject) },
    );
  };
  const show = (shape: Shape | undefined) => {
    shown = shape?.labelTarget ?? shape ?? modeler.get('canvas').getRootElement();
    tell();
  };
  modeler.get('eventBus').on('selection.changed', ({ newSelection }) => show(newSelection?.[0]));
  modeler.get('eventBus').on('commandStack.changed', ({ trigger }) => {
    if (trigger === 'clear') return;
    tell();
    void modeler.saveXML({ format: true }).then(({ xml: written = '' }) => told.changed(written));
  });
  const replace = async (next: string) => {
    await modeler.importXML(next);
    fit(modeler.get('canvas'));
    show(undefined);
  };
  try {
    await replace(xml);
  } catch (error) {
    modeler.destroy();
    throw error;
  }
  return {
    mark: (marks) => showMarks(modeler, marks)(Date.now()),
    change: (name, value) => {
      if (shown === null) return;
      const factory = modeler.get('bpmnFactory');
      const editing: Editing = {
        shape: shown,
        modeling: modeler.get('modeling'),
        create: (type, properties) => factory.create(type, properties),
      };
      // As it stands now: what was shown may have been undone since.
      const property = propertiesOf(shown.businessObject).find((each) => each.name === name);
      // A property takes what it was shown with.
      (property?.write as ((editing: Editing, value: unknown) => void) | undefined)?.(editing, value);
    },
    select: (id) => {
      const shape = modeler.get('elementRegistry').get(id);
      if (shape !== undefined) {
        modeler.get('selection').select(shape);
        modeler.get('canvas').scrollToElement(shape, 60);
      }
    },
    undo: () => modeler.get('commandStack').undo(),
    redo: () => modeler.get('commandStack').redo(),
    fit: () => fit(modeler.get('canvas')),
    replace,
    close: () => modeler.destroy(),
  };
}

const marginPx = 24;
/** What the palette covers. */
const palettePx = 130;
const readable = 0.5;

/** All of it beside the palette, no larger than it is drawn and no smaller than can be read. */
function fit(canvas: Pick<ModelerServices['canvas'], 'viewbox'>): void {
  const { inner, outer } = canvas.viewbox();
  const room = { width: outer.width - palettePx - marginPx, height: outer.height - 2 * marginPx };
  const whole = Math.min(room.width / Math.max(1, inner.width), room.height / Math.max(1, inner.height));
  const scale = Math.min(1, Math.max(readable, whole));
  canvas.viewbox({
    x: inner.x - palettePx / scale,
    y: inner.y + inner.height / 2 - outer.height / scale / 2,
    width: outer.width / scale,
    height: outer.height / scale,
  });
}

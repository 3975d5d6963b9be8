import { neighboursIn, placedName } from './placed-name';
import type { Standing } from './placed-name';

/** A part of a model at which a token can stand. */
export interface ModelElement {
  readonly id: string;
  /** Its own; else what it is and what it stands beside. */
  readonly name: string;
  /** As the file calls it, such as `userTask`. */
  readonly kind: string;
  /** The process or sub-process that it lies in. */
  readonly parent: string;
}

export interface ModelElements {
  /** In the order of the file. */
  readonly all: readonly ModelElement[];
  readonly byId: ReadonlyMap<string, ModelElement>;
  /** Whether the file says where things are drawn. */
  readonly isDrawn: boolean;
}

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const DRAWING = 'http://www.omg.org/spec/BPMN/20100524/DI';
const nodes = /(?:Task|Gateway|Event|^task|^subProcess|^adHocSubProcess|^transaction|^callActivity)$/;
const scopes = new Set(['process', 'subProcess', 'adHocSubProcess', 'transaction']);

/** What a file holds, for lists and forms beside its drawing. A file that is no XML holds nothing. */
export function modelElements(xml: string): ModelElements {
  const file = new DOMParser().parseFromString(xml, 'application/xml');
  const elements = [...file.getElementsByTagNameNS(MODEL, '*')].map((element) => ({ element, ...standing(element) }));
  const neighbours = neighboursIn(elements);
  const all = elements.flatMap(({ element, id, name }): ModelElement[] => {
    const { parentElement: parent, localName: kind } = element;
    if (id === '' || parent === null || !nodes.test(kind) || !scopes.has(parent.localName)) return [];
    const of = { id, kind, parent: parent.getAttribute('id') ?? '' };
    if (name !== '') return [{ ...of, name }];
    // In the language of whoever reads it then.
    return [
      {
        ...of,
        get name() {
          return placedName(of, neighbours.get(id));
        },
      },
    ];
  });
  return {
    all,
    byId: new Map(all.map((element) => [element.id, element])),
    isDrawn: file.getElementsByTagNameNS(DRAWING, 'BPMNShape').length > 0,
  };
}

/** An element as its neighbours know it. */
function standing(element: Element): Standing {
  const read = (name: string) => element.getAttribute(name);
  return {
    id: read('id') ?? '',
    name: read('name')?.replaceAll(/\s+/g, ' ').trim() ?? '',
    attachedTo: read('attachedToRef'),
    flow: element.localName === 'sequenceFlow' ? { from: read('sourceRef'), to: read('targetRef') } : null,
  };
}

import { attributeLabel } from '../format/value';
import { texts } from '../text/texts';

/** A part of a model at which a token can stand. */
export interface ModelElement {
  readonly id: string;
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
  const all = [...file.getElementsByTagNameNS(MODEL, '*')].flatMap((element): ModelElement[] => {
    const [id, parent] = [element.getAttribute('id'), element.parentElement];
    if (id === null || parent === null || !nodes.test(element.localName) || !scopes.has(parent.localName)) return [];
    const name = element.getAttribute('name')?.replaceAll(/\s+/g, ' ').trim();
    return [{ id, name: name || id, kind: element.localName, parent: parent.getAttribute('id') ?? '' }];
  });
  return {
    all,
    byId: new Map(all.map((element) => [element.id, element])),
    isDrawn: file.getElementsByTagNameNS(DRAWING, 'BPMNShape').length > 0,
  };
}

/** `userTask` as people say it. */
export function kindText(kind: string): string {
  const key = `diagram.kind.${kind}`;
  return texts.exists(key) ? texts.t(key as 'diagram.kind.task') : attributeLabel(kind);
}

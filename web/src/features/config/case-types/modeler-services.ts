import type { Services } from '../../../diagram/services';

/** A moddle element, as far as it is read. */
export interface BusinessObject {
  readonly $type: string;
  $parent?: BusinessObject | undefined;
  readonly id?: unknown;
  readonly $descriptor: { readonly properties: readonly PropertyDescriptor[] };
  readonly $instanceOf: (type: string) => boolean;
  readonly get: (name: string) => unknown;
}

interface PropertyDescriptor {
  readonly name: string;
  readonly type: string;
  readonly isAttr?: boolean;
  readonly ns: { readonly prefix: string; readonly localName: string };
}

export interface Shape {
  readonly id: string;
  readonly businessObject: BusinessObject;
  readonly labelTarget?: Shape;
}

/** What of the modeler is used, by the names under which it gives it. */
export interface ModelerServices extends Omit<Services, 'canvas' | 'eventBus' | 'elementRegistry'> {
  canvas: Services['canvas'] & { getRootElement(): Shape };
  elementRegistry: { get(id: string): Shape | undefined };
  eventBus: {
    on(event: 'element.click', listener: (event: { element: Shape }) => void): void;
    on(event: 'selection.changed', listener: (event: { newSelection?: Shape[] }) => void): void;
    on(event: 'commandStack.changed', listener: (event: { trigger?: string }) => void): void;
  };
  selection: { select(shape: Shape): void };
  commandStack: { undo(): void; redo(): void };
  modeling: {
    updateProperties(shape: Shape, properties: Record<string, unknown>): void;
    updateModdleProperties(shape: Shape, element: BusinessObject, properties: Record<string, unknown>): void;
  };
  bpmnFactory: { create(type: string, properties?: Record<string, unknown>): BusinessObject };
}

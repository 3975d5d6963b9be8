declare module 'bpmn-moddle' {
  /** An element of a file; what it may hold is said by the metamodel, and checked where it is read. */
  export interface BpmnElement {
    $type: string;
    $parent?: BpmnElement;
    /** Attributes that the metamodel does not know: those of extensions. */
    $attrs?: Readonly<Record<string, string>>;
    [property: string]: unknown;
  }
  export interface Warning {
    message: string;
    element?: BpmnElement;
    property?: string;
  }
  export class BpmnModdle {
    constructor(packages: object, config: { nsMap: Readonly<Record<string, string>> });
    fromXML(
      xml: string,
      options?: { handler: (this: never, type: string) => object },
    ): Promise<{ rootElement: BpmnElement; warnings: readonly Warning[] }>;
  }
}

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
  /** Builds an element while the file is read. */
  export interface Handler {
    context?: { warnings: readonly Warning[]; addWarning: (warning: Warning) => void };
  }
  export interface Reader {
    handler(this: Reader, type: string): Handler;
  }
  export class BpmnModdle {
    constructor(packages: object, config: { nsMap: Readonly<Record<string, string>> });
    fromXML(
      xml: string,
      options?: Partial<Reader>,
    ): Promise<{ rootElement: BpmnElement; warnings: readonly Warning[] }>;
  }
}

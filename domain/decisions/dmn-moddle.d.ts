declare module 'dmn-moddle' {
  /** An element of a file; what it may hold is said by the metamodel, and checked where it is read. */
  export interface DmnElement {
    $type: string;
    $attrs?: Readonly<Record<string, string>>;
    [property: string]: unknown;
  }
  export class DmnModdle {
    fromXML(
      xml: string,
      options: { handler: (this: never, type: string) => object },
    ): Promise<{ rootElement: DmnElement; warnings: readonly { message: string }[] }>;
  }
}

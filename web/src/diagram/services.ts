/** What of the drawing library is used, by the names under which it gives it. */
export interface Services {
  canvas: Canvas;
  overlays: {
    add(element: string, type: string, overlay: { position: Position; html: HTMLElement; scale: Scale }): string;
    clear(): void;
  };
  elementRegistry: { get(id: string): DrawnElement | undefined };
  eventBus: { on(event: 'element.click', listener: (event: { element: DrawnElement }) => void): void };
  zoomScroll: { stepZoom(steps: number): void };
}

export type Pick = (element: string) => void;

export interface Canvas {
  zoom(): number;
  zoom(to: number, center?: { x: number; y: number }): number;
  scroll(delta: { dx: number; dy: number }): void;
  scrollToElement(element: DrawnElement, padding: number): void;
  viewbox(): { inner: Box; outer: { width: number; height: number } };
  viewbox(box: Box): void;
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
}

interface DrawnElement {
  readonly id: string;
  /** Of a label that stands beside what it names. */
  readonly labelTarget?: DrawnElement;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

type Position = Partial<Record<'top' | 'bottom' | 'left' | 'right', number>>;
type Scale = boolean | { min?: number; max?: number };

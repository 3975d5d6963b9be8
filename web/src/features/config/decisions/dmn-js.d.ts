declare module 'dmn-js/lib/Modeler' {
  interface View {
    element: { id: string; name?: string };
    id: string;
    name?: string;
    type: 'drd' | 'decisionTable' | 'literalExpression' | 'boxedExpression';
  }
  interface Viewer {
    on(event: 'commandStack.changed', listener: (event: { trigger?: string }) => void): void;
    get(name: 'canvas'): { zoom(to: 'fit-viewport'): void };
  }
  export default class Modeler {
    constructor(options: object);
    importXML(xml: string): Promise<{ warnings: unknown[] }>;
    saveXML(options: { format: boolean }): Promise<{ xml: string }>;
    getViews(): View[];
    getActiveView(): View | undefined;
    getActiveViewer(): Viewer | undefined;
    open(view: View): Promise<unknown>;
    on(event: 'views.changed', listener: (event: { views: View[]; activeView?: View }) => void): void;
    destroy(): void;
  }
}

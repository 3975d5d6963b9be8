import type { BusinessObject, ModelerServices, Shape } from '../modeler-services';

/** In the order in which they are shown. */
export const propertyGroups = [
  'general',
  'timer',
  'routing',
  'form',
  'people',
  'service',
  'message',
  'loop',
  'inputs',
  'outputs',
  'case',
  'ad-hoc',
] as const;
export type PropertyGroup = (typeof propertyGroups)[number];

/** How a text is read: as it stands, as it stands unless it begins with `=`, as FEEL, or as a time of ISO 8601 or FEEL. */
export type TextKind = 'text' | 'long-text' | 'literal' | 'feel' | 'long-feel' | 'time';

/** Two texts that belong together: what is read, and the name that it gets. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

interface Said<Kind extends string, Value> {
  /** Alone of its element. */
  readonly name: string;
  readonly group: PropertyGroup;
  readonly kind: Kind;
  readonly value: Value;
  readonly write: (editing: Editing, value: Value) => void;
}

/** Something that can be said of an element: how it stands there, and how it is written. */
export type Property =
  | (Said<TextKind, string> & {
      /** The field of documents whose names it may hold, or the names themselves. */
      readonly suggest?: string | readonly string[];
    })
  | Said<'flag', boolean>
  | (Said<'choice', string> & {
      readonly options: readonly string[];
      /** The field of documents whose names are options as well, each behind `form:`. */
      readonly suggest?: string;
    })
  /** The JSON Schema of a form. */
  | Said<'schema', string>
  | (Said<'pairs', readonly Pair[]> & {
      /** How the value of each is read. */
      readonly reads: TextKind;
    });

/** What is needed to say it, as a step that can be undone. */
export interface Editing {
  readonly shape: Shape;
  readonly modeling: ModelerServices['modeling'];
  readonly create: (type: string, properties?: Record<string, unknown>) => BusinessObject;
}

/** A text that stands in an attribute of the element itself, or of a part of it. */
export function textOn(
  holder: BusinessObject,
  attribute: string,
  group: PropertyGroup,
  kind: TextKind,
  more: { name?: string; suggest?: string | readonly string[] } = {},
): Property {
  const { name = attribute, ...rest } = more;
  const value = holder.get(attribute);
  return {
    name,
    group,
    kind,
    value: typeof value === 'string' || typeof value === 'number' ? String(value) : '',
    write: (editing, next) => set(editing, holder, { [attribute]: next === '' ? undefined : next }),
    ...rest,
  };
}

/** A text in an expression element of its own. */
export function expressionOn(
  holder: BusinessObject,
  element: string,
  group: PropertyGroup,
  kind: TextKind,
  name = element,
): Property {
  return {
    name,
    group,
    kind,
    value: bodyOf(holder, element),
    write: (editing, next) => set(editing, holder, { [element]: expression(editing, next) }),
  };
}

export function flagOn(
  holder: BusinessObject,
  attribute: string,
  group: PropertyGroup,
  { name = attribute, usual = false }: { name?: string; usual?: boolean } = {},
): Property {
  const value = holder.get(attribute);
  return {
    name,
    group,
    kind: 'flag',
    value: typeof value === 'boolean' ? value : usual,
    write: (editing, next) => set(editing, holder, { [attribute]: next === usual ? undefined : next }),
  };
}

export function set({ shape, modeling }: Editing, holder: BusinessObject, values: Record<string, unknown>): void {
  if (holder === shape.businessObject) modeling.updateProperties(shape, values);
  else modeling.updateModdleProperties(shape, holder, values);
}

export function expression({ create }: Editing, body: string): BusinessObject | undefined {
  return body === '' ? undefined : create('bpmn:FormalExpression', { body });
}

export function bodyOf(holder: BusinessObject, element: string): string {
  const body = (holder.get(element) as BusinessObject | undefined)?.get('body');
  return typeof body === 'string' ? body : '';
}

export function rootOf(object: BusinessObject): BusinessObject {
  return object.$parent === undefined ? object : rootOf(object.$parent);
}

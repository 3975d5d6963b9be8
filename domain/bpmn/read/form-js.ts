import type { BpmnElement } from 'bpmn-moddle';
import type { Form } from '../../forms/form';
import { idOf, textOf } from './bpmn-element';
import { defined } from './defined';
import { noMeaning } from './foreign';
import type { Reading } from './reading';

type Component = Readonly<Record<string, unknown>>;

/** A form of Camunda 8 that lies in the process of its task, as a schema. */
export function formOfComponents(reading: Reading, element: BpmnElement, id: string): Form | undefined {
  for (let at = element.$parent; at; at = at.$parent) {
    if (at.$type !== 'bpmn:Process') continue;
    const found = reading
      .foreign(at)
      .takeElements('forms', 'zeebe:userTaskForm')
      .find((one) => idOf(one) === id);
    const components = found && componentsOf(textOf(found, '$body') ?? '');
    if (components) return schemaOf(reading, element, components);
  }
  reading.refuse(element, 'FORM_UNREADABLE', { form: id });
  return undefined;
}

function componentsOf(text: string): Component[] | undefined {
  try {
    const form = JSON.parse(text) as { components?: unknown };
    return Array.isArray(form.components) ? flat(form.components) : undefined;
  } catch {
    return undefined;
  }
}

/** A group that has no path of its own only draws a line around its components. */
function flat(components: readonly unknown[]): Component[] {
  return components.flatMap((one) => {
    if (typeof one !== 'object' || one === null) return [];
    const component = one as Component;
    const isDrawn = component['type'] === 'group' && !component['path'] && Array.isArray(component['components']);
    return isDrawn ? flat(component['components'] as unknown[]) : [component];
  });
}

function schemaOf(reading: Reading, element: BpmnElement, components: readonly Component[]): Form {
  const required: string[] = [];
  const properties: Record<string, Form> = {};
  for (const component of components) {
    const { key, type, label, description, conditional, validate } = component;
    const kind = kindOf(component);
    if (typeof key !== 'string' || key === '') continue;
    if (!kind || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(key) || key === '__proto__') {
      reading.note(element, `form component ${key} (${String(type)})`, noMeaning);
      continue;
    }
    const rules = objectOf(validate);
    // One that is hidden at times cannot be asked for at all times.
    if (rules['required'] === true && conditional === undefined) required.push(key);
    const isShown = component['disabled'] === true || component['readonly'] === true;
    properties[key] = {
      ...kind,
      ...defined({
        title: plain(label),
        description: plain(description),
        default: component['defaultValue'],
        ...limits(rules),
      }),
      ...(isShown ? { readOnly: true } : {}),
    };
  }
  return { type: 'object', ...(required.length > 0 ? { required } : {}), properties };
}

function kindOf({ type, decimalDigits, subtype, values }: Component): Form | undefined {
  const options = Array.isArray(values) ? values.map((one) => objectOf(one)['value']) : [];
  switch (type) {
    case 'textfield':
    case 'textarea':
      return { type: 'string' };
    case 'number':
      return { type: decimalDigits === 0 ? 'integer' : 'number' };
    case 'checkbox':
      return { type: 'boolean' };
    case 'radio':
    case 'select':
      return options.length > 0 ? { enum: options } : {};
    case 'checklist':
    case 'taglist':
      return { type: 'array', ...(options.length > 0 ? { items: { enum: options } } : {}) };
    case 'datetime':
      return { type: 'string', ...(subtype === 'date' ? { format: 'date' } : {}) };
    default:
      return undefined;
  }
}

function limits(rules: Readonly<Record<string, unknown>>): Form {
  const number = (name: string) => (typeof rules[name] === 'number' ? rules[name] : undefined);
  return defined({
    minimum: number('min'),
    maximum: number('max'),
    minLength: number('minLength'),
    maxLength: number('maxLength'),
    pattern: typeof rules['pattern'] === 'string' && rules['pattern'] !== '' ? rules['pattern'] : undefined,
  });
}

/** A text that is none of their expressions. */
function plain(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && !value.startsWith('=') ? value : undefined;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

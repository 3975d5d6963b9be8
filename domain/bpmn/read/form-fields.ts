import type { BpmnElement } from 'bpmn-moddle';
import type { Form } from '../../forms/form';
import { manyOf, textOf } from './bpmn-element';
import { defined } from './defined';
import { noMeaning } from './foreign';
import type { Reading } from './reading';

const types: Readonly<Record<string, Form>> = {
  string: { type: 'string' },
  long: { type: 'integer' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  enum: { type: 'string' },
};

/** The form fields of Camunda 7, as a schema; undefined: there are none. */
export function formOfFields(reading: Reading, element: BpmnElement): Form | undefined {
  const path = 'camunda:formData';
  const fields = reading
    .foreign(element)
    .takeElements('form', path)
    .flatMap((data) => childrenOf(data, 'formField'));
  if (fields.length === 0) return undefined;
  const required: string[] = [];
  const properties: Record<string, Form> = {};
  for (const field of fields) {
    const id = textOf(field, 'id');
    const type = textOf(field, 'type') ?? 'string';
    const kind = Object.hasOwn(types, type) ? types[type] : undefined;
    if (id === undefined || id === '__proto__' || Object.hasOwn(properties, id) || !kind) {
      reading.refuse(element, 'FORM_FIELD_UNUSABLE', { field: id ?? '', type });
      continue;
    }
    const constraints = childrenOf(field, 'validation').flatMap((one) => childrenOf(one, 'constraint'));
    const said = constraints.flatMap((one) => constraintOf(reading, element, one));
    if (said.some(([name]) => name === 'required')) required.push(id);
    const values = childrenOf(field, 'value').flatMap((one) => textOf(one, 'id') ?? []);
    properties[id] = {
      ...kind,
      ...defined({
        title: textOf(field, 'label'),
        default: defaultOf(reading, element, textOf(field, 'defaultValue'), type),
      }),
      ...(type === 'enum' ? { enum: values } : {}),
      ...Object.fromEntries(said.filter(([name]) => name !== 'required')),
    };
  }
  return { type: 'object', ...(required.length > 0 ? { required } : {}), properties };
}

const words: Readonly<Record<string, string>> = {
  min: 'minimum',
  max: 'maximum',
  minlength: 'minLength',
  maxlength: 'maxLength',
};

function constraintOf(reading: Reading, at: BpmnElement, constraint: BpmnElement): [string, unknown][] {
  const [name = '', config = ''] = [textOf(constraint, 'name'), textOf(constraint, 'config')];
  if (name === 'required') return config === 'false' ? [] : [['required', true]];
  if (name === 'readonly') return config === 'false' ? [] : [['readOnly', true]];
  const [word, limit] = [Object.hasOwn(words, name) ? words[name] : undefined, Number(config)];
  if (word !== undefined && config !== '' && Number.isFinite(limit)) return [[word, limit]];
  reading.note(at, `camunda:constraint ${name}`, noMeaning);
  return [];
}

function defaultOf(reading: Reading, at: BpmnElement, text: string | undefined, type: string): unknown {
  if (text === undefined) return undefined;
  if (/[$#]\{/.test(text)) {
    reading.note(at, 'camunda:formField@defaultValue', noMeaning);
    return undefined;
  }
  if (type === 'boolean') return text === 'true';
  return type === 'long' && Number.isInteger(Number(text)) ? Number(text) : text;
}

function childrenOf(element: BpmnElement, name: string): BpmnElement[] {
  return manyOf(element, '$children').filter(({ $type }) => $type === `camunda:${name}`);
}

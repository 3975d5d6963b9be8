import { plainTextIn } from '../bpmn/plain-text';
import type { Variables } from '../bpmn/state';
import { createSchemaCheck, type SchemaFault } from '../classify/attributes';
import type { CaseTypeDocument } from '../config/case-type';
import { formatPath } from '../config/problem';
import { createFormCheck, type Form, initialValues, namesOf } from '../forms/form';
import { namedBy } from './named-by';

/** Forms by name, as a case type holds them. */
export type NamedForms = Readonly<Record<string, Form>>;

/** The form of a task, said in place or by the name of one of its case type's; null: that of its worktype. */
export function formOf(forms: NamedForms, properties: Variables): Form | null {
  const { form, formName } = properties;
  if (typeof form === 'string' && form.startsWith('{')) return JSON.parse(form) as Form;
  const name = form ?? formName;
  return typeof name === 'string' && Object.hasOwn(forms, name) ? (forms[name] ?? null) : null;
}

/** The form that a model gives to the task of one of its elements. */
export function formOfElement(
  { model, forms }: Pick<CaseTypeDocument, 'model' | 'forms'>,
  element: string,
): Form | null {
  const node = model && 'graph' in model ? model.graph.nodes.find(({ id }) => id === element) : undefined;
  if (node?.kind !== 'activity' || node.work.type !== 'user') return null;
  const { form, formName } = node.work.properties;
  return formOf(forms, { form: plainTextIn(form), formName: plainTextIn(formName) });
}

/** What the item of a task gets of the variables: those that its worktype or its form names, or all where neither does. */
export function taskAttributes(
  schema: Readonly<Record<string, unknown>>,
  form: Form | null,
  variables: Variables,
): Record<string, unknown> {
  const own = namedBy(schema, variables);
  if (form === null) return own;
  // A worktype that admits nothing else has the last word.
  const isClosed = schema['additionalProperties'] === false || schema['unevaluatedProperties'] === false;
  const asked = isClosed ? {} : Object.fromEntries(namesOf(form).map((name) => [name, variables[name] ?? null]));
  return initialValues(form, { ...own, ...namedBy({}, asked) });
}

/** All forms that are said in the elements of one model: whoever compiles them holds up all others. */
const mostForms = 1_000;
const mostCharacters = 1_000_000;

/** Tells of each text why it is no form of a case type; null: it is one. */
export function createTaskFormCheck(forms: NamedForms): (text: string) => string | null {
  const check = createFormCheck(createSchemaCheck());
  const known = new Map<string, string | null>();
  let characters = 0;
  return (text) => {
    if (!text.startsWith('{')) return Object.hasOwn(forms, text) ? null : `there is no form ${text}`;
    const found = known.get(text);
    if (found !== undefined) return found;
    characters += text.length;
    const isTooMuch = known.size === mostForms || characters > mostCharacters;
    const fault = isTooMuch
      ? `the forms of one model are at most ${mostForms}, with ${mostCharacters} characters`
      : faultOf(text, check);
    known.set(text, fault);
    return fault;
  };
}

function faultOf(text: string, check: (form: Form) => SchemaFault | null): string | null {
  let form: unknown;
  try {
    form = JSON.parse(text);
  } catch (error) {
    return `its form is no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  const fault = check(form as Form);
  return fault && `its form cannot be used: ${formatPath(fault.path, 'form')} ${fault.message}`;
}

import type { AttributeSchema } from '../classify/attributes';
import { misplacedMark } from '../personal/personal-names';
import { type SchemaFault, type SchemaCheck, createSchemaCheck, compileAttributes } from '../classify/attributes';
import { isSameJson } from '../config/canonical-json';
import { formatPath, type InputProblem, valueSeen } from '../config/problem';

/** What whoever does a task is asked for, and shown: a JSON Schema of an object, of which `readOnly` properties are shown. */
export type Form = AttributeSchema;

/** It lies in the snapshot of each of its items. */
export const maxFormLength = 20_000;

type Values = Readonly<Record<string, unknown>>;

/** Tells why a schema is no form; null: it is one. One check serves many. */
export function createFormCheck(check: SchemaCheck = createSchemaCheck()): (form: Form) => SchemaFault | null {
  return (form) => {
    const { length } = JSON.stringify(form);
    if (length <= maxFormLength) return check(form) ?? misplacedMark(form);
    return { path: [], message: `has ${length} characters: a form has at most ${maxFormLength}` };
  };
}

/** What it names: all that whoever does the task is shown of an item. */
export function namesOf({ properties }: Form): string[] {
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

/** Those of the values that it names. */
export function valuesFor(form: Form, values: Values): Record<string, unknown> {
  return Object.fromEntries(
    namesOf(form).flatMap((name) => (Object.hasOwn(values, name) ? [[name, values[name]] as const] : [])),
  );
}

/** A property of which each task asks anew, whatever its case knows already: nobody says yes because somebody did before. */
export const ASKED_ANEW = { 'x-asked': 'anew' } as const;

/** What a task begins with of what is known. */
export function initialValues(form: Form, values: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => propertyOf(form, name)['x-asked'] !== ASKED_ANEW['x-asked']),
  );
}

export interface CompiledForm {
  /** Of what is filled in for good: `before` is what the item has. */
  whole: (before: Values, given: Values) => InputProblem[];
  /** Of what is filled in so far: nothing need be there yet. */
  part: (before: Values, given: Values) => InputProblem[];
}

/** Of one that was checked before. */
export function compileForm(form: Form): CompiledForm {
  const whole = compileAttributes(form, TOO_LONG);
  const part = compileAttributes(inPart(form), TOO_LONG);
  return {
    whole: (before, given) => [...shownFaults(form, before, given), ...whole({ ...valuesFor(form, before), ...given })],
    part: (before, given) => [
      ...shownFaults(form, before, given),
      // Null takes a value away.
      ...part(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))),
    ],
  };
}

const TOO_LONG = 'hold more text than the patterns of the form can be asked about';

/** What these say of the whole holds only once it is filled in. */
const ofTheWhole: ReadonlySet<string> = new Set(
  'required if then else allOf anyOf oneOf not dependentRequired dependentSchemas minProperties'.split(' '),
);

function inPart(form: Form): Form {
  return Object.fromEntries(Object.entries(form).filter(([word]) => !ofTheWhole.has(word)));
}

/** What is shown to decide by is not changed by who decides. */
function shownFaults(form: Form, before: Values, given: Values): InputProblem[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const now = Object.hasOwn(before, name) ? before[name] : null;
    if (propertyOf(form, name)['readOnly'] !== true || isSameJson(value, now)) return [];
    const path = formatPath([name], 'attributes');
    return [{ path, message: 'is shown only', code: 'READ_ONLY', value: valueSeen(value), allowed: valueSeen(now) }];
  });
}

function propertyOf({ properties }: Form, name: string): Readonly<Record<string, unknown>> {
  const found: unknown =
    typeof properties === 'object' && properties !== null && Object.hasOwn(properties, name)
      ? (properties as Record<string, unknown>)[name]
      : undefined;
  return typeof found === 'object' && found !== null ? { ...found } : {};
}

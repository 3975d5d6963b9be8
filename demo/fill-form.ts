import { between, chance, oneOf } from './chance';

/** A field as the forms of `demo.yaml` have it. */
interface Field {
  type?: 'boolean' | 'number' | 'string';
  enum?: string[];
  minimum?: number;
  maximum?: number;
}
/** JSON Schema of a form. */
export interface DemoForm {
  required?: readonly string[];
  properties?: Readonly<Record<string, Field>>;
}

/** A simulated agent says yes this often. */
const yesShare = 0.85;

/** What a simulated agent writes into a form: what it requires, by the item's ID alone. */
export function fillForm({ required = [], properties = {} }: DemoForm, itemId: string): Record<string, unknown> {
  return Object.fromEntries(required.map((name) => [name, valueOf(properties[name] ?? {}, name, itemId)]));
}

function valueOf({ type, enum: choices = [], minimum = 0, maximum = 100 }: Field, ...about: string[]): unknown {
  const [first, ...others] = choices;
  if (first !== undefined) return oneOf([first, ...others], ...about);
  if (type === 'boolean') return chance(...about) < yesShare;
  return Math.round(between([minimum, maximum], ...about));
}

import { fieldLabel } from '../../../format/field-text';
import { attributeLabel } from '../../../format/value';

/** An input that only reads an attribute is called as the attribute is, any other by its FEEL. */
export function inputName(feel: string): string {
  const attribute = /^attributes\.([A-Za-z_]\w*)$/.exec(feel)?.[1];
  if (attribute !== undefined) return attributeLabel(attribute);
  return /^[A-Za-z]\w*$/.test(feel) ? fieldLabel(feel) : feel;
}

/** What the column of a cell of the short form is called; undefined where the document has no such column. */
export function columnName(document: Readonly<Record<string, unknown>>, column: number): string | undefined {
  const [inputs, outputs] = [textsOf(document['inputs']), textsOf(document['outputs'])];
  const input = inputs[column];
  if (input !== undefined) return inputName(input);
  const output = outputs[column - inputs.length];
  return output === undefined ? undefined : fieldLabel(output);
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

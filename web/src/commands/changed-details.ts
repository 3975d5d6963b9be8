import type { ItemView } from '../../../api/contract/item';
import type { Filled } from '../form/use-filled';

/** The schema of what may be changed. Of what is masked to the reader the schema is masked as well. */
export function changeable({ attributeSchema }: ItemView): Readonly<Record<string, unknown>> | null {
  if (!attributeSchema) return null;
  const properties = Object.entries((attributeSchema['properties'] as object | undefined) ?? {});
  return {
    ...attributeSchema,
    properties: Object.fromEntries(properties.filter(([, one]) => typeof one === 'object')),
  };
}

/** Attributes that were changed, as the API takes them: null takes away what was emptied. Null: none was. */
export function changedDetails({
  fields,
  texts,
  values,
}: Pick<Filled, 'fields' | 'texts' | 'values'>): Readonly<Record<string, unknown>> | null {
  const changed = fields.filter(({ name, initial, isShown }) => !isShown && (texts[name] ?? initial) !== initial);
  if (changed.length === 0) return null;
  return Object.fromEntries(
    changed.map(({ name }) => [name, values[name] === undefined || values[name] === '' ? null : values[name]]),
  );
}

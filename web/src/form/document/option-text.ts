import { textOr } from '../../format/field-text';

/** One of what a field may be chosen from. What is no word of ours (a permission, a hit policy) is shown as it is written. */
export function optionLabel(field: string, written: string): string {
  if (field === 'events') return textOr('told.event', written, written);
  return textOr('option', `${field}.${written}`, written);
}

/** How a value is written, by what its schema says of it. */
export function hintText({ 'x-hint': hint, description }: Readonly<Record<string, unknown>>): string | undefined {
  const said = typeof description === 'string' ? description : undefined;
  return typeof hint === 'string' ? textOr('fieldHint', hint, said ?? '') : said;
}

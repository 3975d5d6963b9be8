import { attributeLabel } from './value';
import { texts } from '../text/texts';

/** A field of a document or of a command, by its name; one that a later server has by the words of its name. */
export function fieldLabel(name: string): string {
  return textOr('field', name, attributeLabel(name));
}

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

/** Where these texts are not loaded, or lack one, there are other words. */
function textOr(section: string, name: string, other: string): string {
  const key = `${section}.${name}`;
  return texts.exists(key) ? texts.t(key as 'form.yes') : other;
}

import { attributeLabel } from './value';
import { texts } from '../text/texts';

/** A field of a document or of a command, by its name; one that a later server has by the words of its name. */
export function fieldLabel(name: string): string {
  return textOr('field', name, attributeLabel(name));
}

/** Where these texts are not loaded, or lack one, there are other words. */
export function textOr(section: string, name: string, other: string): string {
  const key = `${section}.${name}`;
  return texts.exists(key) ? texts.t(key as 'form.yes') : other;
}

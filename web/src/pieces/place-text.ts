import { fieldLabel } from '../format/field-text';
import { texts } from '../text/texts';

/** Of a fault of a draft: its path in the document, as fields have it. */
export function placeInDocument(path: string): string {
  return path.replace(/^documents\[0\]\.?/, '');
}

/** The same in the words of the form: `rings[1].skills` is "Rings 2, Skills", `rules[0][3]` is "Rules 1, column 4". */
export function placeText(path: string): string {
  const parts = placeInDocument(path).matchAll(/([^.[\]"]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/g);
  return [...parts].reduce((text, [, name, index, quoted]) => {
    if (index !== undefined)
      return `${text}${/\d$/.test(text) ? `, ${texts.t('form.column')}` : ''} ${Number(index) + 1}`.trim();
    const word = quoted ?? fieldLabel(name ?? '');
    return text === '' ? word : `${text}, ${word}`;
  }, '');
}

/** The last part of a path alone, as a sentence about it has room for. */
export function lastPlaceText(path: string): string {
  return placeText(path.split('.').at(-1) ?? path);
}

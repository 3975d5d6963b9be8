import { placeInDocument, placeText } from '../../pieces/place-text';
import { texts } from '../../text/texts';
import { columnName } from './decisions/column-name';

/** A place in a document, in the words of its form; a cell of a decision by what its column is called. */
export function placeWords(path: string, document: Readonly<Record<string, unknown>>): string {
  const [, rule, column] = /^rules\[(\d+)\]\[(\d+)\]$/.exec(placeInDocument(path)) ?? [];
  const name = column === undefined ? undefined : columnName(document, Number(column));
  return name === undefined ? placeText(path) : texts.t('config.cell', { rule: Number(rule) + 1, column: name });
}

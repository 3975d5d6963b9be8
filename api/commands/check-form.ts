import type { ItemRow } from '../../db/item-read';
import { formOfItem } from '../../domain/item/state';
import { invalidInput } from '../http-problem';
import type { Context } from '../route';

/** Values that an item's form refuses: of those given so far, or of all that it has when it is done. */
export function checkForm(
  { directory }: Pick<Context, 'directory'>,
  { state }: ItemRow,
  attributes: Readonly<Record<string, unknown>>,
  asked: 'part' | 'whole',
): void {
  const form = formOfItem(state);
  if (form === null) return;
  const errors = directory.rules.form(form)[asked](state.attributes, attributes);
  if (errors.length > 0) throw invalidInput(errors);
}

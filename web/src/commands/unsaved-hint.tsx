import type { ItemView } from '../../../api/contract/item';
import { Note } from '../pieces/note';
import { useUnsavedNames } from '../session/unsaved';
import { useTranslation } from '../text/texts';

/** Before an item leaves his hands: what he has filled in for it does not go with it. */
export function UnsavedHint({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const isKept = useUnsavedNames().has(`complete/${item.id}`);
  return isKept ? <Note tone="amber">{t('unsaved.leaves')}</Note> : null;
}

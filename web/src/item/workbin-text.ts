import { ownerOfWorkbin } from '../../../domain/workbin/workbin-id';
import { keyText } from '../format/value';
import { texts } from '../text/texts';

/** A workbin by its name; an agent's own one, which has his, as his. */
export function workbinText(id: string, name: string | null | undefined): string {
  const owner = ownerOfWorkbin(id);
  if (owner !== null) return texts.t('workbin.of', { name: name ?? owner });
  return name ?? keyText(id);
}

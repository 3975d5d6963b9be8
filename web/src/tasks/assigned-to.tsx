import type { ItemView } from '../../../api/contract/item';
import { workbinText } from '../item/workbin-text';
import { useTranslation } from '../text/texts';

/** The agent, or the workbin in which it lies. */
export function AssignedTo({ item: { assignee, workbin, names } }: { item: ItemView }) {
  const { t } = useTranslation();
  if (assignee !== null) return names.assignee ?? assignee;
  if (workbin !== null) return workbinText(workbin, names.workbin);
  return <span data-quiet>{t('item.unassigned')}</span>;
}

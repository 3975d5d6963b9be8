import { useTranslation } from 'react-i18next';
import type { ItemView } from '../../../../api/contract/item';
import { StateMark } from '../../pieces/state-mark';

/** The routing state; where there is none, the state says more: scheduled, awaiting source, completed. */
export function RoutingStateCell({ item }: { item: ItemView }) {
  return <StateMark state={item.state} />;
}

export function AssignedTo({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  return item.assignee ?? <span data-quiet>{t('item.unassigned')}</span>;
}

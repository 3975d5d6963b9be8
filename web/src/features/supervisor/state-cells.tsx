import { useTranslation } from 'react-i18next';
import type { ItemView } from '../../../../api/contract/item';
import { StateMark } from '../../pieces/state-mark';
import { useAgents } from './api';

/** The routing state; where there is none, the state says more: scheduled, awaiting source, completed. */
export function RoutingStateCell({ item }: { item: ItemView }) {
  return <StateMark state={item.state} />;
}

export function AssignedTo({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const agents = useAgents().data?.agents;
  if (item.assignee === null) return <span data-quiet>{t('item.unassigned')}</span>;
  return agents?.find(({ key }) => key === item.assignee)?.name ?? item.assignee;
}

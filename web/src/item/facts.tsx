import { memo } from 'react';
import { Link } from '../address/link';
import type { ItemView } from '../../../api/contract/item';
import { keyText } from '../format/value';
import { InstantText } from '../pieces/instant-text';
import { useTranslation } from '../text/texts';
import { workbinText } from './workbin-text';
import styles from './item.module.css';
import { isTask } from './is-task';

/** What is known of an item beside its attributes. */
export const Facts = memo(function Facts({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const instants: [string, string | null][] = [
    [t('item.created'), item.createdAt],
    [t('item.archived'), item.archivedAt],
  ];
  const facts: [string, string | null][] = [
    [t('item.worktype'), item.names.worktype],
    [t('item.queue'), item.names.queue],
    [t('item.assignee'), item.names.assignee ?? (item.workbin === null ? t('item.unassigned') : null)],
    [t('item.workbin'), item.workbin === null ? null : workbinText(item.workbin, item.names.workbin)],
    [t('item.answer'), item.answer === 'auto' ? t('item.auto') : null],
    [t('item.source'), item.names.source],
    [t('item.externalId'), item.externalId],
    [t('item.externalTag'), item.externalTag],
    [t('item.preferred'), item.preferredAgent],
    [t('item.disposition'), item.disposition === null ? null : keyText(item.disposition)],
  ];
  return (
    <dl className={styles['pairs']}>
      {facts.map(([label, value]) =>
        value === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
      {item.caseId !== null && (
        <div>
          <dt>{t('item.case')}</dt>
          <dd>
            {isTask(item) ? (
              <Link to="/cases/:id" params={{ id: item.caseId }} data-testid="item-case">
                {item.externalTag ?? t('item.case')}
              </Link>
            ) : (
              item.caseId
            )}
          </dd>
        </div>
      )}
      {instants.map(([label, at]) =>
        at === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <InstantText at={at} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
});

import type { ItemView } from '../../../../api/contract/item';
import { ItemMark } from '../../pieces/state-mark';
import { useTranslation } from '../../text/texts';
import styles from './bulk-sample.module.css';

type Sampled = Pick<ItemView, 'id' | 'reference' | 'name' | 'state' | 'routingState' | 'names'>;

/** The first of the items that an action is about, in whose hands they are, so that a wrong filter is seen before it is too late. */
export function BulkSample({ items, count }: { items: readonly Sampled[]; count: number }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <section className={styles['sample']} aria-label={t('bulk.sample')} data-testid="bulk-sample">
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <strong>{item.reference}</strong>
            <span className={styles['name']}>{item.name}</span>
            <ItemMark item={item} />
            {item.names.assignee !== null && <span className={styles['who']}>{item.names.assignee}</span>}
          </li>
        ))}
      </ul>
      {count > items.length && <p>{t('bulk.others', { count: count - items.length })}</p>}
    </section>
  );
}

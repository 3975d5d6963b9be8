import type { ReactNode } from 'react';
import { Link } from '../address/link';
import type { DeliveryView } from '../../../api/contract/dead-letter';
import { useSignedIn } from '../session/me-context';
import { itemPage, may } from '../session/rights';
import { useTranslation } from '../text/texts';
import type { deliveries } from '../text/en/deliveries';
import styles from './deliveries.module.css';

interface DeliveryTableProps {
  readonly label: string;
  readonly columns: readonly (keyof typeof deliveries.deliveries.column)[];
  readonly testId?: string;
  /** Its rows. */
  readonly children: ReactNode;
}

/** What was told, or is to be, in rows: a frame that is scrolled, with columns that are called alike in all of them. */
export function DeliveryTable({ label, columns, testId, children }: DeliveryTableProps) {
  const { t } = useTranslation();
  return (
    <section className={styles['box']} aria-label={label} tabIndex={0} data-testid={testId}>
      <table className={styles['table']}>
        <caption>{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`deliveries.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

/** The item or the case that a delivery tells of; who may open it gets there. */
export function AboutCell({ item, case: file }: Pick<DeliveryView, 'item' | 'case'>) {
  const { t } = useTranslation();
  const me = useSignedIn();
  return (
    <th scope="row">
      {file !== null ? (
        <Link to="/cases/:id" params={{ id: file.id }} className={styles['name']}>
          {file.reference}
        </Link>
      ) : item === null ? (
        t('deliveries.alert')
      ) : may(me, 'item:view') ? (
        <Link to={itemPage(me)} search={{ item: item.id }} className={styles['name']}>
          {item.reference}
        </Link>
      ) : (
        item.reference
      )}
    </th>
  );
}

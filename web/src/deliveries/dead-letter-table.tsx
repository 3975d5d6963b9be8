import { Button } from '@mantine/core';
import { Link } from '../address/link';
import type { DeliveryView } from '../../../api/contract/dead-letter';
import { keyText } from '../format/value';
import { InstantText } from '../pieces/instant-text';
import { useTranslation } from '../text/texts';
import { failureText } from './failure-text';
import styles from './deliveries.module.css';

interface DeadLetterTableProps {
  readonly letters: readonly DeliveryView[];
  /** Left out: the reader may look only. */
  readonly onRedeliver: ((id: string) => void) | undefined;
  readonly canOpenItems: boolean;
}

/** What was given up: of which item, for whom, why. */
export function DeadLetterTable({ letters, onRedeliver, canOpenItems }: DeadLetterTableProps) {
  const { t } = useTranslation();
  return (
    <section className={styles['box']} aria-label={t('deliveries.dead')} tabIndex={0}>
      <table className={styles['table']}>
        <caption>{t('deliveries.dead')}</caption>
        <thead>
          <tr>
            {(['item', 'receiver', 'event', 'reason', 'attempts', 'deadAt'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`deliveries.column.${column}`)}
              </th>
            ))}
            {onRedeliver !== undefined && <th scope="col">{t('deliveries.column.action')}</th>}
          </tr>
        </thead>
        <tbody>
          {letters.map(({ id, item, receiver, event, reason, attempts, deadAt }) => (
            <tr key={id} data-testid={`dead-letter-${id}`}>
              <th scope="row">
                {item === null ? (
                  t('deliveries.alert')
                ) : canOpenItems ? (
                  <Link to="/supervisor" search={{ item: item.id }} className={styles['name']}>
                    {item.reference}
                  </Link>
                ) : (
                  item.reference
                )}
              </th>
              <td>{receiver}</td>
              <td>{keyText(event)}</td>
              <td className={styles['reason']}>
                {reason === null ? '–' : failureText(reason.code)}
                {reason !== null && <span className={styles['kind']}>{reason.detail}</span>}
              </td>
              <td>{attempts}</td>
              <td>
                <InstantText at={deadAt} />
              </td>
              {onRedeliver !== undefined && (
                <td>
                  <Button
                    variant="default"
                    size="compact-sm"
                    onClick={() => onRedeliver(id)}
                    aria-label={t('deliveries.redeliverItem', {
                      reference: item?.reference ?? t('deliveries.alert'),
                      receiver,
                    })}
                  >
                    {t('deliveries.redeliver')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { Button } from '@mantine/core';
import type { DeliveryView } from '../../../api/contract/dead-letter';
import { keyText } from '../format/value';
import { InstantText } from '../pieces/instant-text';
import { useTranslation } from '../text/texts';
import { failureText } from './failure-text';
import styles from './deliveries.module.css';
import { DeliveryTable, AboutCell } from './delivery-table';

interface DeadLetterTableProps {
  readonly letters: readonly DeliveryView[];
  /** Left out: the reader may look only. */
  readonly onRedeliver: ((id: string) => void) | undefined;
}

/** What was given up: of which item, for whom, why. */
export function DeadLetterTable({ letters, onRedeliver }: DeadLetterTableProps) {
  const { t } = useTranslation();
  return (
    <DeliveryTable
      label={t('deliveries.dead')}
      columns={[
        ...(['item', 'receiver', 'event', 'reason', 'attempts', 'deadAt'] as const),
        ...(onRedeliver === undefined ? [] : (['action'] as const)),
      ]}
    >
      {letters.map(({ id, item, case: file, receiver, event, reason, attempts, deadAt }) => (
        <tr key={id} data-testid={`dead-letter-${id}`}>
          <AboutCell item={item} case={file} />
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
                  reference: item?.reference ?? file?.reference ?? t('deliveries.alert'),
                  receiver,
                })}
              >
                {t('deliveries.redeliver')}
              </Button>
            </td>
          )}
        </tr>
      ))}
    </DeliveryTable>
  );
}

import { UnstyledButton } from '@mantine/core';
import type { ReceiverView } from '../../../../api/contract/receiver';
import { EmptyConfig } from '../../pieces/empty-config';
import { InstantText } from '../../pieces/instant-text';
import { failureText } from '../../deliveries/failure-text';
import { useTranslation } from '../../text/texts';
import styles from '../../deliveries/deliveries.module.css';
import { DeliveryTable } from '../../deliveries/delivery-table';

interface ReceiverTableProps {
  readonly receivers: readonly ReceiverView[];
  readonly onPick: (receiver: string) => void;
}

/** How each receiver stands. The name of one narrows the dead letters to its own. */
export function ReceiverTable({ receivers, onPick }: ReceiverTableProps) {
  const { t } = useTranslation();
  if (receivers.length === 0) return <EmptyConfig text={t('deliveries.noReceivers')} kind="webhooks" />;
  return (
    <DeliveryTable label={t('deliveries.receivers')} columns={['receiver', 'circuit', 'owed', 'oldest', 'dead']}>
      {receivers.map(({ kind, division, receiver, name, circuit, reason, owed, oldestOwedAt, dead }) => (
        <tr key={`${kind}/${division}/${receiver}`} data-testid={`receiver-${receiver}`}>
          <th scope="row">
            <UnstyledButton className={styles['name']} onClick={() => onPick(receiver)}>
              {name}
            </UnstyledButton>
            <span className={styles['kind']}>{t(`deliveries.kind.${kind}`)}</span>
          </th>
          <td data-circuit={circuit}>
            {t(`deliveries.circuit.${circuit}`)}
            {reason !== null && (
              <span className={styles['kind']} title={reason.detail}>
                {failureText(reason.code)}
              </span>
            )}
          </td>
          <td>{owed}</td>
          <td>
            <InstantText at={oldestOwedAt} />
          </td>
          <td data-dead={dead > 0}>{dead}</td>
        </tr>
      ))}
    </DeliveryTable>
  );
}

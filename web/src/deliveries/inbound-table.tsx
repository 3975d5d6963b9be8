import type { InboundView } from '../../../api/contract/inbound';
import { ProblemError } from '../api/problem-error';
import { keyText } from '../format/value';
import { InstantText } from '../pieces/instant-text';
import { problemText } from '../pieces/problem-text';
import { useTranslation } from '../text/texts';
import type { Translate } from '../text/texts';
import styles from './deliveries.module.css';
import { DeliveryTable } from './delivery-table';
import { InboundActions } from './inbound-actions';
import { InboundPayload } from './inbound-payload';

export interface InboundTableProps {
  readonly letters: readonly InboundView[];
  /** Left out: the reader may look only. */
  readonly onSettle: ((id: string, by: 'replay' | 'discard') => void) | undefined;
}

export function InboundTable({ letters, onSettle }: InboundTableProps) {
  const { t } = useTranslation();
  return (
    <DeliveryTable
      label={t('deliveries.inbound.title')}
      columns={[
        ...(['source', 'asks', 'reason', 'received'] as const),
        ...(onSettle === undefined ? [] : (['action'] as const)),
      ]}
    >
      {letters.map((letter) => (
        <tr key={letter.id} data-testid={`inbound-${letter.webhookId}`}>
          <th scope="row">
            {letter.source}
            <span className={styles['kind']}>{letter.webhookId}</span>
          </th>
          <td>
            {letter.verb === null ? '–' : keyText(letter.verb)}
            {letter.externalId !== null && <span className={styles['kind']}>{letter.externalId}</span>}
          </td>
          <td className={styles['reason']}>
            {reasonText(letter, t)}
            <InboundPayload id={letter.id} />
          </td>
          <td>
            <InstantText at={letter.receivedAt} />
          </td>
          {onSettle !== undefined && (
            <td>
              <InboundActions letter={letter} onSettle={onSettle} />
            </td>
          )}
        </tr>
      ))}
    </DeliveryTable>
  );
}

/** In the words in which its caller would have been refused, but where those speak to one who sees his own request. */
function reasonText({ reason, verb }: InboundView, t: Translate): string {
  if (reason === null) return '–';
  if (reason.code === 'INVALID_JSON') return t('deliveries.inbound.noJson');
  if (reason.code === 'NOT_FOUND' && verb === null) return t('deliveries.inbound.noInbound');
  if (reason.code === 'NOT_FOUND' && verb !== 'capture') return t('deliveries.inbound.noItem');
  return problemText(new ProblemError(0, { code: reason.code, detail: reason.detail, errors: reason.errors }));
}

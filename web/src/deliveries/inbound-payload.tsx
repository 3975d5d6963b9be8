import { useState } from 'react';
import { ProblemNote } from '../pieces/note';
import { useTranslation } from '../text/texts';
import styles from './deliveries.module.css';
import { useInboundLetter } from './inbound-api';

/** What came, as it came, for who opens it. */
export function InboundPayload({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useInboundLetter(id, isOpen);
  const payload = data?.payload;
  return (
    <details className={styles['payload']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('deliveries.inbound.payload')}</summary>
      <ProblemNote error={error} />
      {payload !== undefined && (
        <pre tabIndex={0}>{typeof payload === 'string' ? payload : JSON.stringify(payload, null, 2)}</pre>
      )}
    </details>
  );
}

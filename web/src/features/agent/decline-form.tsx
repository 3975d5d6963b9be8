import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from '../../text/texts';
import styles from './offer-card.module.css';

interface DeclineFormProps {
  readonly reference: string;
  readonly isBusy: boolean;
  readonly onDecline: (reason: string) => void;
  readonly onBack: () => void;
}

/** Asks once, in place, why; the reason may stay empty. Escape goes back. */
export function DeclineForm({ reference, isBusy, onDecline, onBack }: DeclineFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDecline(reason.trim());
  };
  return (
    <form className={styles['decline']} onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onBack()}>
      <TextInput
        label={t('offer.declineTitle')}
        placeholder={t('offer.declineReason')}
        value={reason}
        maxLength={255}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
        autoFocus
        data-testid="decline-reason"
      />
      <div className={styles['confirm']}>
        <Button variant="default" onClick={onBack}>
          {t('offer.cancel')}
        </Button>
        <Button type="submit" color="red" variant="light" loading={isBusy} data-testid="offer-decline-confirm">
          {t('offer.confirmDecline', { reference })}
        </Button>
      </div>
    </form>
  );
}

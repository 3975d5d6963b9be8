import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { SecretView } from '../../../../../api/contract/config';
import { queryString, request } from '../../../api/client';
import { ProblemNote } from '../../../pieces/note';
import { useTranslation } from '../../../text/texts';
import { ShownOnce } from '../access/shown-once';
import styles from './endpoints.module.css';

interface NewSecretProps {
  readonly kind: 'sources' | 'webhooks';
  readonly source: string;
  readonly division: string;
}

/** A new secret that signs what is told: the old one ends with it, so it is asked once. */
export function NewSecret({ kind, source, division }: NewSecretProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const make = useMutation({
    gcTime: 0,
    mutationFn: () =>
      request<z.infer<typeof SecretView>>(
        `/v1/config/${kind}/${encodeURIComponent(source)}/secret${queryString(kind === 'webhooks' ? { division } : {})}`,
        { method: 'POST' },
      ),
  });
  const close = () => {
    make.reset();
    setAsking(false);
  };
  if (make.data !== undefined)
    return <ShownOnce secret={make.data.secret} text={t('access.secretMade')} onClose={close} />;
  return (
    <div className={styles['ask']}>
      <ProblemNote error={make.error} onClose={close} />
      {isAsking ? (
        <>
          <p>{t('access.newSecretSure')}</p>
          <Button
            color="red"
            size="compact-sm"
            loading={make.isPending}
            onClick={() => make.mutate()}
            data-testid="secret-go"
          >
            {t('access.newSecretGo')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => setAsking(false)}>
            {t('config.back')}
          </Button>
        </>
      ) : (
        <Button variant="default" size="compact-sm" onClick={() => setAsking(true)} data-testid="new-secret">
          {t('access.newSecret')}
        </Button>
      )}
    </div>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../../../api/keys';
import { kindText } from '../../../pieces/kind-text';
import { Loading } from '../../../pieces/loading';
import { Note, ProblemNote } from '../../../pieces/note';
import { Refused } from '../../../pieces/refused';
import { useSignedIn } from '../../../session/me-context';
import { mayIn } from '../../../session/rights';
import { useTranslation } from '../../../text/texts';
import styles from '../config.module.css';
import type { EffectProps } from '../editors';
import { removeDivision, whatGoes, type Step, type WhatGoes } from './removal';

/** The way out of a division: it asks once, says what goes, and shows how far it is. */
export function DivisionRemoval({ place: { key }, draft }: EffectProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [step, setStep] = useState<Step>('close');
  const goes = useQuery({
    queryKey: keys.divisionRemoval(key),
    queryFn: () => whatGoes(key),
    enabled: isAsking,
    gcTime: 0,
    staleTime: 0,
  });
  const removal = useMutation({
    mutationFn: () => removeDivision(key, setStep),
    onSettled: () => client.invalidateQueries(),
  });
  if (!me.isInstallationAdmin && !mayIn(me, key, 'config:publish')) return null;
  return (
    <section className={styles['removal']} aria-label={t('removal.title')} data-testid="removal">
      {removal.isSuccess ? (
        <Note tone="green" role="status">
          {t('removal.done')}
        </Note>
      ) : isAsking ? (
        <>
          <h3>{t('removal.title')}</h3>
          {goes.isPending && <Loading />}
          {goes.isError && <Refused error={goes.error} onRetry={() => void goes.refetch()} />}
          {goes.data && <Goes goes={goes.data} />}
          {draft !== null && <Note tone="amber">{t('removal.draft')}</Note>}
          {removal.isPending && (
            <p role="status" data-testid="removal-step">
              {t(`removal.step.${step}`)}
            </p>
          )}
          <ProblemNote error={removal.error} />
          <div className={styles['barButtons']}>
            <Button variant="default" size="sm" disabled={removal.isPending} onClick={() => setAsking(false)}>
              {t('config.back')}
            </Button>
            <Button
              color="red"
              variant="light"
              size="sm"
              loading={removal.isPending}
              disabled={goes.data === undefined}
              onClick={() => removal.mutate()}
              data-testid="removal-go"
            >
              {t('removal.go')}
            </Button>
          </div>
        </>
      ) : (
        <Button variant="default" size="sm" onClick={() => setAsking(true)} data-testid="removal-ask">
          {t(key === 'demo' ? 'removal.askDemo' : 'removal.ask')}
        </Button>
      )}
    </section>
  );
}

function Goes({ goes: { divisions, documents, openItems, openCases } }: { goes: WhatGoes }) {
  const { t } = useTranslation();
  const count = Object.values(documents).reduce((sum, each) => sum + each, 0);
  const parts = Object.entries(documents).map(([kind, number]) => `${kindText(kind)} ${number}`);
  return (
    <ul className={styles['goes']} data-testid="removal-goes">
      <li>{t('removal.items', { count: openItems })}</li>
      <li>{t('removal.cases', { count: openCases })}</li>
      <li>{count === 0 ? t('removal.noDocuments') : t('removal.documents', { count, parts: parts.join(', ') })}</li>
      <li>{t('removal.stays', { count: divisions.length, names: divisions.join(', ') })}</li>
    </ul>
  );
}

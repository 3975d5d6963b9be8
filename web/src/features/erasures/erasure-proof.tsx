import { Button, Progress } from '@mantine/core';
import type { ErasureDetail } from '../../../../api/contract/erasure';
import { Loading } from '../../pieces/loading';
import { Note, ProblemNote } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { useTranslation } from '../../text/texts';
import { useErasure, useVerify } from './api';
import styles from './erasures.module.css';

/** How far an erasure is, and what it has removed, by where that lay; whoever doubts it looks again. */
export function ErasureProof({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useErasure(id);
  const verified = useVerify(id);
  if (data === undefined)
    return error === null ? <Loading /> : <Refused error={error} onRetry={() => void refetch()} />;
  const all = data.items + data.cases;
  const done = data.proofs.length;
  const places = removedByPlace(data);
  return (
    <div className={styles['proof']} data-testid="erasure-proof">
      <div role="status">
        {all === 0 ? t('erasures.ofNobody') : t('erasures.progress', { done, count: all })}
        {done < all && ` ${t('erasures.waits')}`}
      </div>
      {all > 0 && <Progress value={(100 * done) / all} aria-label={t('erasures.progressLabel')} />}
      {places.length > 0 && (
        <dl className={styles['counts']}>
          {places.map(([place, values]) => (
            <div key={place}>
              <dt>{place}</dt>
              <dd>{t('erasures.removed', { count: values })}</dd>
            </div>
          ))}
        </dl>
      )}
      <ProblemNote error={verified.error} onClose={verified.reset} />
      {verified.data && (
        <Note tone={verified.data.isProven ? 'green' : 'amber'} role="status">
          {verified.data.isProven
            ? t('erasures.proven')
            : verified.data.left.length > 0
              ? t('erasures.left', { count: verified.data.left.length })
              : t('erasures.notYet', { count: verified.data.waiting })}
        </Note>
      )}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          loading={verified.isPending}
          disabled={all === 0}
          onClick={() => verified.mutate()}
          data-testid="erasure-verify"
        >
          {t('erasures.verify')}
        </Button>
      </div>
    </div>
  );
}

/** Values that were removed, of all objects together; the place with most of them first. */
function removedByPlace({ proofs }: ErasureDetail): [string, number][] {
  const found = new Map<string, number>();
  for (const { removed } of proofs)
    for (const [place, { values }] of Object.entries(removed))
      if (values > 0) found.set(place, (found.get(place) ?? 0) + values);
  return [...found].toSorted(([, one], [, other]) => other - one);
}

import { Button } from '@mantine/core';
import { ProblemNote } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { useTranslation } from '../../text/texts';
import { useHeads, useHeadsFile } from './api';
import styles from './audit.module.css';

/** How long the chain of each division is, and its last link; kept elsewhere, it betrays who writes a chain anew. */
export function ChainHeads() {
  const { t } = useTranslation();
  const { data, error, refetch } = useHeads();
  const file = useHeadsFile();
  if (data === undefined) return error === null ? null : <Refused error={error} onRetry={() => void refetch()} />;
  return (
    <section className={styles['heads']} aria-label={t('audit.heads')}>
      <h2>{t('audit.heads')}</h2>
      <ul>
        {data.heads.map(({ division, seq, hash }) => (
          <li key={division}>
            <span className={styles['name']}>{division}</span>
            <span>{t('audit.sealed', { count: seq })}</span>
            <code title={hash}>{hash.slice(0, 12)}</code>
          </li>
        ))}
      </ul>
      <p className={styles['second']}>{t('audit.verify')}</p>
      <ProblemNote error={file.error} onClose={file.reset} />
      <Button
        size="compact-sm"
        variant="default"
        loading={file.isPending}
        onClick={() => file.mutate()}
        data-testid="audit-heads-file"
      >
        {t('audit.keepHeads')}
      </Button>
    </section>
  );
}

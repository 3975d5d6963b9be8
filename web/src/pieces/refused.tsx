import { Button } from '@mantine/core';
import { useTranslation } from '../text/texts';
import styles from './empty.module.css';
import { ProblemNote } from './note';

/** What stands in place of something that could not be read: why, and one button to ask again. */
export function Refused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles['empty']}>
      <ProblemNote error={error} />
      <Button variant="default" size="compact-sm" onClick={onRetry}>
        {t('app.retry')}
      </Button>
    </div>
  );
}

import type { ErrorComponentProps } from '@tanstack/react-router';
import { Empty } from '../pieces/empty';
import { useTranslation } from '../text/texts';
import styles from './crash.module.css';

/** A defect of ours. The page goes, the frame and the session stay. */
export function Crash({ reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <main>
      <h1 className={styles['title']}>{t('app.crashTitle')}</h1>
      <div role="alert">
        <Empty text={t('app.crash')} action={t('app.retry')} onAction={reset} />
      </div>
    </main>
  );
}

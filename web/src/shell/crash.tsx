import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../pieces/empty';
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

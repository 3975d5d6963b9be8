import { Loader } from '@mantine/core';
import { useTranslation } from '../text/texts';
import styles from './empty.module.css';

/** Says nothing for the first moments: an answer within them would only make the screen flicker. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div className={styles['empty']} role="status" aria-label={t('app.loading')}>
      <Loader size="sm" type="dots" color="gray" />
    </div>
  );
}

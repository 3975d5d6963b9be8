import { CloseButton } from '@mantine/core';
import { useLostRights } from '../session/lost-rights';
import { useTranslation } from '../text/texts';
import { Icon } from './icon';
import styles from './rights-lost.module.css';

/**
 * Whose rights are taken away under an open page sees buttons, menus and whole pages go: this says why, until he has read
 * it or has them back.
 */
export function RightsLost() {
  const { t } = useTranslation();
  const { divisions, read } = useLostRights();
  return (
    <div role="status">
      {divisions.length > 0 && (
        <p className={styles['banner']} data-testid="rights-lost">
          <Icon name="warning" size={14} />
          <span>{t('rights.lost', { divisions: divisions.join(', ') })}</span>
          <CloseButton size="xs" onClick={read} aria-label={t('app.close')} />
        </p>
      )}
    </div>
  );
}

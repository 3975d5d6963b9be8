import { CloseButton } from '@mantine/core';
import { useLostRights } from '../session/lost-rights';
import { useTranslation } from '../text/texts';
import { Icon } from './icon';
import styles from './rights-lost.module.css';

/** What somebody may no more, by division, until he has read it. */
export function RightsLost() {
  const { t } = useTranslation();
  const { divisions, read } = useLostRights();
  return (
    <p className={styles['banner']} data-testid="rights-lost">
      <Icon name="warning" size={14} />
      <span>{t('rights.lost', { divisions: divisions.join(', ') })}</span>
      <CloseButton size="xs" onClick={read} aria-label={t('app.close')} />
    </p>
  );
}

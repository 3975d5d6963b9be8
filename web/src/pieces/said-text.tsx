import { useTranslation } from '../text/texts';
import styles from './said-text.module.css';

/** What was said or written in an interaction, where it is kept here; long as it may be, it opens by a press. */
export function SaidText({ text }: { text: string | null }) {
  const { t } = useTranslation();
  if (text === null) return null;
  return (
    <details className={styles['said']} data-testid="said">
      <summary>{t('intent.said')}</summary>
      <p>{text}</p>
    </details>
  );
}

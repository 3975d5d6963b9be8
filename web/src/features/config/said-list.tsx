import type { ConfigDraft } from '../../../../api/contract/config';
import { Note } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import styles from './config.module.css';
import { faultText } from '../../pieces/fault-text';
import { placeWords } from './place-words';

/** What would have the draft refused, and what is allowed and hardly meant. */
export function SaidList({ draft: { problems, warnings, document } }: { draft: ConfigDraft }) {
  const { t } = useTranslation();
  if (problems.length === 0 && warnings.length === 0) return <Note tone="green">{t('config.fine')}</Note>;
  return (
    <>
      <Said title={t('config.problems')} said={problems} document={document} isHarsh />
      <Said title={t('config.warnings')} said={warnings} document={document} />
    </>
  );
}

interface SaidProps {
  readonly title: string;
  readonly said: ConfigDraft['problems'];
  readonly document: ConfigDraft['document'];
  readonly isHarsh?: boolean;
}

function Said({ title, said, document, isHarsh = false }: SaidProps) {
  const { t } = useTranslation();
  if (said.length === 0) return null;
  return (
    <section aria-label={title} data-testid={isHarsh ? 'problems' : 'warnings'}>
      <h3>{title}</h3>
      <ul className={styles['said']}>
        {said.map((fault) => (
          <li key={`${fault.path} ${fault.message}`} data-harsh={isHarsh}>
            <strong title={fault.path}>{placeWords(fault.path, document) || t('config.whole')}</strong>{' '}
            {faultText(fault)}
          </li>
        ))}
      </ul>
    </section>
  );
}

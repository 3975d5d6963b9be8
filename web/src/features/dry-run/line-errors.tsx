import type { InputError } from '../../../../api/contract/problem';
import { attributeText } from '../../format/value';
import { Note } from '../../pieces/note';
import { inputText } from '../../pieces/problem-text';
import { useTranslation } from '../../text/texts';
import styles from './dry-run.module.css';

/** What is wrong in a file: the line, what stands there and what might. */
export function LineErrors({ errors }: { errors: readonly InputError[] }) {
  const { t } = useTranslation();
  return (
    <div className={styles['file']} data-testid="line-errors">
      <Note tone="red" role="alert">
        {t('dryRun.file.faultsTold')}
      </Note>
      <ul className={styles['faults']} tabIndex={0} aria-label={t('dryRun.file.faults')}>
        {errors.map((error, at) => (
          <li key={at}>
            <strong>
              {t('dryRun.file.line', { line: error.line ?? '' })}
              {error.path !== '' && ` · ${error.path}`}
            </strong>
            <p>{inputText(error).trim()}</p>
            {error.value !== undefined && (
              <p className={styles['quiet']}>{t('dryRun.file.seen', { value: attributeText(error.value) })}</p>
            )}
            {error.allowed !== undefined && (
              <p className={styles['quiet']}>{t('dryRun.file.allowed', { allowed: allowedText(error.allowed) })}</p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function allowedText(allowed: unknown): string {
  return Array.isArray(allowed) ? allowed.map((each) => attributeText(each)).join(', ') : attributeText(allowed);
}

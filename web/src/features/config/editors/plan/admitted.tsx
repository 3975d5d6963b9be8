import { Face } from '../../../../pieces/face';
import { useTranslation } from '../../../../text/texts';
import styles from './plan.module.css';
import type { Candidate } from './rings';

const SHOWN = 6;

interface AdmittedProps {
  /** Null: the ring's expression cannot be read. */
  readonly admitted: readonly Candidate[] | null;
  readonly isPreferred: boolean;
  /** Keys of those whom earlier rings admit. */
  readonly earlier: ReadonlySet<string>;
}

/** Whom a ring admits: faces, how many, and how many of them come with it. */
export function Admitted({ admitted, isPreferred, earlier }: AdmittedProps) {
  const { t } = useTranslation();
  if (isPreferred) return <p className={styles['quiet']}>{t('plan.preferred')}</p>;
  if (admitted === null) return <p className={styles['quiet']}>{t('plan.unknown')}</p>;
  const added = admitted.filter(({ key }) => !earlier.has(key)).length;
  const names = admitted.map(({ name }) => name);
  return (
    <p className={styles['admitted']} title={names.slice(0, 50).join(', ')}>
      {admitted.length > 0 && (
        <span className={styles['faces']} role="img" aria-label={names.slice(0, SHOWN).join(', ')}>
          {admitted.slice(0, SHOWN).map(({ key, name }) => (
            <Face key={key} name={name} />
          ))}
        </span>
      )}
      <span>
        {t('why.admits', { count: admitted.length })}
        {earlier.size > 0 && ` · ${t('plan.added', { count: added })}`}
      </span>
    </p>
  );
}

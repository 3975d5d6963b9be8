import { Link } from '../../address/link';
import type { AuditEntryView } from '../../../../api/contract/audit';
import { localInstant, toMs, utcInstant } from '../../format/instant';
import { attributeLabel, attributeText } from '../../format/value';
import { useTranslation } from '../../text/texts';
import styles from './audit.module.css';
import { changedValues } from './changed-values';

/** From where an entry came, what it changed, and its place in the chain. */
export function AuditDetail({ entry }: { readonly entry: AuditEntryView }) {
  const { t } = useTranslation();
  const { id, at, verb, object, origin, before, after, erasedBy, seal } = entry;
  const ms = toMs(at);
  const facts = [
    ['at', `${localInstant(ms)} (${utcInstant(ms)})`],
    ['objectId', object.id],
    ['subject', origin?.subject ?? t('audit.bySystem')],
    ['address', origin?.address ?? null],
    ['userAgent', origin?.userAgent ?? null],
    ['requestId', origin?.requestId ?? null],
    ['seal', seal === null ? t('audit.unsealed') : `${seal.seq} · ${seal.hash}`],
  ] as const;
  const changes = changedValues(before, after);
  return (
    <div className={styles['detail']}>
      <dl className={styles['facts']}>
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{t(`audit.fact.${name}`)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <Link to="/audit" search={{ object: object.id, verb, entry: id }} data-testid="audit-link">
        {t('audit.link')}
      </Link>
      {changes.length === 0 ? (
        <p className={styles['second']}>
          {erasedBy === null ? t('audit.noValues') : t('audit.erased', { entry: erasedBy })}
        </p>
      ) : (
        <table className={styles['changes']}>
          <thead>
            <tr>
              <th scope="col">{t('audit.column.field')}</th>
              <th scope="col">{t('audit.column.before')}</th>
              <th scope="col">{t('audit.column.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ path, before: was, after: is }) => (
              <tr key={path.join('\n')}>
                <th scope="row">{path.map(attributeLabel).join(' › ')}</th>
                <td>{attributeText(was)}</td>
                <td>{attributeText(is)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

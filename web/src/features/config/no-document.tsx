import type { ConfigVersion } from '../../../../api/contract/config';
import { Empty } from '../../pieces/empty';
import { InstantText } from '../../pieces/instant-text';
import { Note } from '../../pieces/note';
import { useSignedIn } from '../../session/me-context';
import { useTranslation } from '../../text/texts';
import type { Place } from './api';
import styles from './config.module.css';
import { shownName } from './listed';
import { mayBegin } from './may-begin';
import { VersionsPanel } from './versions-panel';

/** Nothing is published or prepared of this key: it was taken away, and comes back by one of its versions, or there never was one. */
export function NoDocument({ place, gone }: { place: Place; gone: ConfigVersion | null }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const { kind, division, key } = place;
  const doc = `${division}/${key}`;
  if (gone === null) {
    const text = t('config.noDocument', { doc, kind: t(`config.kind.${kind}`) });
    if (!mayBegin(me, place))
      return <Empty text={text} action={t('config.toList')} leadsTo={{ to: '/config', search: { kind } }} />;
    const leadsTo = { to: '/config', search: { kind, doc, begin: 'yes' } } as const;
    return <Empty text={text} action={t('config.prepare')} leadsTo={leadsTo} />;
  }
  const { document, deletedAt, deletedBy, deletionNote } = gone;
  return (
    <article className={styles['document']} aria-label={key} data-testid="gone">
      <header className={styles['bar']}>
        <div className={styles['barTitle']}>
          <h2>{shownName({ key, document })}</h2>
          <p className={styles['quiet']}>{doc}</p>
        </div>
        <Note tone="amber">
          <p>
            {t('config.isGone', { name: deletedBy ?? '–' })} <InstantText at={deletedAt} />
          </p>
          {deletionNote !== null && <p>{deletionNote}</p>}
        </Note>
      </header>
      <VersionsPanel place={place} prepared={{ draft: null, published: null, gone }} />
    </article>
  );
}

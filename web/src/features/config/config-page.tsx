import { Suspense } from 'react';
import { useSearch } from '../../address/address';
import { navigate } from '../../address/go';
import { Redirect } from '../../address/link';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { useSignedIn } from '../../session/me-context';
import { may } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import styles from './config.module.css';
import { DocumentPage } from './document-page';
import { DocumentList } from './document-list';
import { SkillMatrix } from './editors';
import { isKind } from './kinds';
import { KindTree } from './kind-tree';
import { NewDocument } from './new-document';
import { Overview } from './overview';

/** Configuration: kinds at the left, their documents, and the one that is open with its effect. */
export function ConfigPage() {
  return may(useSignedIn(), 'config:view') ? <Page /> : <Redirect to="/" />;
}

function Page() {
  const { t } = useTranslation();
  const { kind: given, doc, begin, gone } = useSearch('/config');
  const kind = isKind(given) ? given : undefined;
  const open = (next: string) => navigate({ to: '/config', search: { kind: given, doc: next } });
  const beginAt = (next: string) => navigate({ to: '/config', search: { kind: given, doc: next, begin: 'yes' } });
  const [division = '', key = ''] = doc?.split('/') ?? [];
  return (
    <main className={styles['page']} aria-label={t('config.title')}>
      <h1 className={styles['title']}>{t('config.title')}</h1>
      <div className={styles['columns']} data-open={doc === undefined ? undefined : 'true'}>
        <KindTree current={kind} />
        {kind !== undefined && (
          <DocumentList key={kind} kind={kind} current={doc} gone={gone} onNew={() => open('new')} />
        )}
        <div className={styles['main']}>
          {kind === undefined && <Overview />}
          {kind !== undefined && doc === undefined && (
            <Empty text={`${t(`kindHelp.${kind}`)} ${t('config.chooseDocument')}`} />
          )}
          {kind !== undefined && doc === 'new' && <NewDocument key={kind} kind={kind} onNamed={beginAt} />}
          {kind === 'agents' && doc === 'matrix' && (
            <Suspense fallback={<Loading />}>
              <SkillMatrix />
            </Suspense>
          )}
          {kind !== undefined && doc !== undefined && key !== '' && (
            <DocumentPage key={`${kind}/${doc}`} place={{ kind, division, key }} isBegun={begin !== undefined} />
          )}
        </div>
      </div>
    </main>
  );
}

import { useAsked } from '../../address/address';
import { navigate } from '../../address/go';
import { Redirect } from '../../address/link';
import { useSources } from '../../api/sources';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { searches } from '../../search';
import { useSignedIn } from '../../session/me-context';
import { imports, may } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { ImportForm } from './import-form';
import styles from './import.module.css';

/** Items from a file: what each column becomes, what each row would come to, and then the import itself. */
export function ImportPage() {
  return imports(useSignedIn()) ? <Page /> : <Redirect to="/" />;
}

function Page() {
  const { t } = useTranslation();
  const me = useSignedIn();
  // Source and worktype are chosen here with controls that stand at what was asked.
  const view = useAsked(searches['/import']);
  const sources = useSources();
  const chosen = sources.data?.find(({ key }) => key === view.source) ?? sources.data?.[0];
  return (
    <main className="page" aria-label={t('import.title')}>
      <h1>{t('import.title')}</h1>
      <p className={styles['quiet']}>{t('import.about')}</p>
      {sources.isPending && <Loading />}
      {sources.isError && <Refused error={sources.error} onRetry={() => void sources.refetch()} />}
      {sources.data?.length === 0 &&
        (may(me, 'config:edit') ? (
          <Empty
            text={t('import.noSource')}
            action={t('import.makeSource')}
            leadsTo={{ to: '/config', search: { kind: 'sources', doc: 'new' } }}
          />
        ) : (
          <Empty text={t('import.noSourceAsk')} />
        ))}
      {sources.data !== undefined && chosen !== undefined && (
        <ImportForm
          sources={sources.data}
          chosen={chosen}
          worktype={view.worktype ?? ''}
          onChoose={(search) => navigate({ to: '/import', search, replace: true })}
        />
      )}
    </main>
  );
}

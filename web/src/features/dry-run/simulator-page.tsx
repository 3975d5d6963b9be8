import { useSearch } from '../../address/address';
import { navigate } from '../../address/go';
import { Redirect } from '../../address/link';
import { Empty } from '../../pieces/empty';
import { useSignedIn } from '../../session/me-context';
import { may } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { AskForm } from './ask-form';
import styles from './dry-run.module.css';
import { RunView } from './run-view';

/** What drafts would have made of a past period: what moves, and the same days simulated under both configurations. */
export function SimulatorPage() {
  return may(useSignedIn(), 'config:edit') ? <Page /> : <Redirect to="/" />;
}

function Page() {
  const { t } = useTranslation();
  const { run, draft } = useSearch('/simulator');
  return (
    <main className={styles['page']} aria-label={t('dryRun.title')}>
      <h1>{t('dryRun.title')}</h1>
      <p className={styles['quiet']}>{t('dryRun.about')}</p>
      <div className={styles['columns']}>
        <AskForm
          draft={draft}
          onBegun={(id) => navigate({ to: '/simulator', search: { run: id, ...(draft ? { draft } : {}) } })}
        />
        <div className={styles['result']}>
          {run === undefined ? (
            <Empty text={t('dryRun.none')} />
          ) : (
            <RunView key={run} id={run} onGone={() => navigate({ to: '/simulator', search: draft ? { draft } : {} })} />
          )}
        </div>
      </div>
    </main>
  );
}

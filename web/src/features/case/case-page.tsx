import { useParam } from '../../address/address';
import { Link } from '../../address/link';
import { useCase, useCaseDiagram, useCaseTypes } from '../../api/cases';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';
import { CaseView } from './case-view';

/** A case: where it stands, what waits, what went wrong, and what to do about it. */
export function CasePage() {
  const { t } = useTranslation();
  const id = useParam('/cases/:id');
  const found = useCase(id);
  const diagram = useCaseDiagram(id);
  const types = useCaseTypes();
  const refused = found.data === undefined ? found.error : diagram.data === undefined ? diagram.error : null;
  return (
    <main className={styles['page']} aria-label={t('case.title')} data-focus-home tabIndex={-1}>
      {found.data !== undefined && diagram.data !== undefined ? (
        <CaseView
          key={id}
          found={found.data}
          diagram={diagram.data}
          type={types.data?.find(({ key, division }) => key === found.data.type && division === found.data.division)}
        />
      ) : refused === null ? (
        <Loading />
      ) : (
        <>
          <h1>{t('case.title')}</h1>
          <Link to="/cases">{t('case.all')}</Link>
          <Refused error={refused} onRetry={() => void Promise.all([found.refetch(), diagram.refetch()])} />
        </>
      )}
    </main>
  );
}

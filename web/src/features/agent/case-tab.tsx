import { Link } from '../../address/link';
import { useCase } from '../../api/cases';
import { Attributes } from '../../item/attributes';
import { CaseState } from '../../pieces/case-state';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useTranslation } from '../../text/texts';
import styles from './linked-tab.module.css';

/** The case that the item is a task of, with what it knows, and the way to the whole of it. */
export function CaseTab({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useCase(id);
  if (query.isPending) return <Loading />;
  if (query.data === undefined) return <Refused error={query.error} onRetry={() => void query.refetch()} />;
  const { reference, name, state, status, attributes } = query.data;
  return (
    <div className={styles['parts']} data-testid="case-of-item">
      <section>
        <p>
          <Link to="/cases/:id" params={{ id }}>
            <strong>{reference}</strong> {name}
          </Link>{' '}
          <CaseState state={state} /> <span className={styles['quiet']}>{status}</span>
        </p>
      </section>
      <section>
        <h2>{t('item.attributes')}</h2>
        <Attributes attributes={attributes} />
      </section>
    </div>
  );
}

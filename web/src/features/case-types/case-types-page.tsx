import { Button } from '@mantine/core';
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaseTypes } from '../../api/cases';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { may } from '../../session/use-session';
import { useDrafts } from './api';
import styles from './case-types.module.css';
import { EditPrepared, NewCaseType } from './edit-prepared';

/** Case types, published and prepared; one of them, or a new one, at the side. */
export function CaseTypesPage() {
  return may(useSignedIn(), 'config:edit') ? <Page /> : <Navigate to="/" replace />;
}

function Page() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { type } = useSearch({ from: '/case-types' });
  const types = useCaseTypes();
  const drafts = useDrafts();
  const open = (next: string) => void navigate({ to: '/case-types', search: { type: next } });
  const [division, key] = type?.split('/') ?? [];
  const error = types.error ?? drafts.error;
  const isRead = types.data !== undefined && drafts.data !== undefined;
  const entries = new Map([
    ...(drafts.data ?? []).map(
      (each) => [`${each.division}/${each.key}`, named(each.key, each.document['name'])] as const,
    ),
    ...(types.data ?? []).map((each) => [`${each.division}/${each.key}`, each.name] as const),
  ]);
  return (
    <main className={styles['page']} aria-label={t('caseTypes.title')}>
      <div className={styles['head']}>
        <h1>{t('caseTypes.title')}</h1>
        {type !== 'new' && (
          <Button size="sm" onClick={() => open('new')} data-testid="new-case-type">
            {t('caseTypes.new')}
          </Button>
        )}
      </div>
      <div className={styles['columns']}>
        <nav className={styles['list']} aria-label={t('caseTypes.list')}>
          {!isRead && error === null && <Loading />}
          {!isRead && error !== null && (
            <Refused error={error} onRetry={() => void Promise.all([types.refetch(), drafts.refetch()])} />
          )}
          {isRead && entries.size === 0 && <Empty text={t('caseTypes.none')} />}
          <ul>
            {[...entries].map(([id, name]) => {
              const published = types.data?.find((each) => `${each.division}/${each.key}` === id);
              const isDraft = drafts.data?.some((each) => `${each.division}/${each.key}` === id);
              return (
                <li key={id} data-testid={`case-type-${id}`}>
                  <Link to="/case-types" search={{ type: id }} aria-current={type === id ? 'true' : undefined}>
                    {name}
                  </Link>
                  <span className={styles['quiet']}>
                    {[
                      id.split('/')[0],
                      published && t('caseTypes.version', { version: published.version }),
                      isDraft && t('caseTypes.draft'),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              );
            })}
          </ul>
        </nav>
        <div className={styles['editor']}>
          {type === 'new' && <NewCaseType onSaved={open} />}
          {division !== undefined && key !== undefined && <EditPrepared key={type} division={division} name={key} />}
        </div>
      </div>
    </main>
  );
}

function named(key: string, name: unknown): string {
  return typeof name === 'string' ? name : key;
}

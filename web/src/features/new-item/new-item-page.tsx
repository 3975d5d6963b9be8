import { useState } from 'react';
import { useSearch } from '../../address/address';
import { navigate } from '../../address/go';
import { Redirect } from '../../address/link';
import type { ItemView } from '../../../../api/contract/item';
import { useImportRules, useSources } from '../../api/sources';
import { SourceFields } from '../../form/source-fields';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { Note } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { may } from '../../session/use-session';
import { useTranslation } from '../../text/texts';
import { NewItemForm } from './new-item-form';
import styles from './new-item.module.css';

/** One item by the form of its worktype, as somebody tells of it. */
export function NewItemPage() {
  return may(useSignedIn(), 'item:capture') ? <Page /> : <Redirect to="/" />;
}

function Page() {
  const { t } = useTranslation();
  const me = useSignedIn();
  const view = useSearch('/new-item');
  const sources = useSources();
  const usable = sources.data?.filter(({ worktypes }) => worktypes.length > 0);
  const source = usable?.find(({ key }) => key === view.source) ?? usable?.[0];
  const [first] = source?.worktypes ?? [];
  const worktype = view.worktype ?? source?.worktype ?? first?.key ?? '';
  const rules = useImportRules(source?.key, worktype);
  const [made, setMade] = useState<readonly ItemView[]>([]);
  const [latest] = made;
  return (
    <main className={styles['page']} aria-label={t('newItem.title')}>
      <h1>{t('newItem.title')}</h1>
      {sources.isPending && <Loading />}
      {sources.isError && <Refused error={sources.error} onRetry={() => void sources.refetch()} />}
      {usable?.length === 0 &&
        (may(me, 'config:edit') ? (
          <Empty text={t('newItem.noSource')} action={t('import.makeSource')} href="/config?kind=sources&doc=new" />
        ) : (
          <Empty text={t('import.noSourceAsk')} />
        ))}
      <div role="status">
        {latest !== undefined && (
          <Note tone="green">
            {t('newItem.made', { reference: latest.reference })}{' '}
            <a href={`/tasks?item=${latest.id}`}>{t('newItem.open')}</a>
          </Note>
        )}
      </div>
      {usable !== undefined && source !== undefined && (
        <section className={styles['box']}>
          <div className={styles['choice']}>
            <SourceFields
              sources={usable}
              chosen={source}
              worktype={worktype}
              onChange={({ source: key, worktype: type }) =>
                navigate({
                  to: '/new-item',
                  search: { source: key, ...(type === '' ? {} : { worktype: type }) },
                  replace: true,
                })
              }
            />
          </div>
          {rules.isLoading && <Loading />}
          {rules.isError && <Refused error={rules.error} onRetry={() => void rules.refetch()} />}
          {rules.data && (
            // What was typed for one item is nothing of the next.
            <NewItemForm
              key={`${source.key}/${worktype}/${made.length}`}
              source={source.key}
              worktype={worktype}
              schema={{ type: 'object', properties: rules.data.attributes, required: rules.data.required }}
              isNext={made.length > 0}
              onMade={(item) => setMade((before) => [item, ...before])}
              onBack={() => navigate({ to: '/' })}
            />
          )}
        </section>
      )}
    </main>
  );
}

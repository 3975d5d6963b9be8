import { useState } from 'react';
import { useAsked } from '../../address/address';
import { changeTexts, navigate } from '../../address/go';
import { Link, Redirect } from '../../address/link';
import type { ItemView } from '../../../../api/contract/item';
import { type Source, useImportRules, useSources } from '../../api/sources';
import { SourceFields } from '../../form/source-fields';
import { IntentField } from '../../intent/intent-field';
import { interactionOf } from '../../intent/told';
import { useTold } from '../../intent/use-told';
import type { Meaning } from '../../intent/use-meanings';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { Note } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { searches } from '../../search';
import type { Change, Search } from '../../search';
import { useSignedIn } from '../../session/me-context';
import { may, works } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { NewItemForm } from './new-item-form';
import styles from './new-item.module.css';
import { type Beginning, useBeginning } from './use-beginning';

/** One item by the form of its worktype, as somebody tells of it. */
export function NewItemPage() {
  return may(useSignedIn(), 'item:capture') ? <Page /> : <Redirect to="/" />;
}

function Page() {
  const { t } = useTranslation();
  // Source and worktype are chosen here with controls that stand at what was asked.
  const view = useAsked(searches['/new-item']);
  const { beginning, error, retry } = useBeginning(view.case, view.interaction);
  return (
    <main className={`page ${styles['page']}`} aria-label={t('newItem.title')}>
      <h1>{t('newItem.title')}</h1>
      {beginning === undefined ? (
        error === null ? (
          <Loading />
        ) : (
          <Refused error={error} onRetry={retry} />
        )
      ) : (
        <Choice key={beginning?.given.id} view={view} asked={beginning} />
      )}
    </main>
  );
}

type View = Search<'/new-item'>;

function Choice({ view, asked }: { view: View; asked: Beginning | null }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const sources = useSources();
  const usable = sources.data?.filter(({ worktypes }) => worktypes.length > 0);
  const source =
    usable?.find(({ key }) => key === view.source) ?? usable?.find(hasWorktype(view.worktype)) ?? usable?.[0];
  const [first] = source?.worktypes ?? [];
  const worktype = view.worktype ?? source?.worktype ?? first?.key ?? '';
  const rules = useImportRules(source?.key, worktype);
  const [made, setMade] = useState<readonly ItemView[]>([]);
  const [latest] = made;
  // What came of it is not begun by it again.
  const beginning = made.length === 0 ? asked : null;
  const { told, change, carry, forget } = useTold(asked?.given, `new-item/${asked?.given.id ?? ''}`);
  const [meaning, setMeaning] = useState<Meaning | null>(null);
  const sourceFor = ({ division, type }: Meaning) =>
    [source, ...(usable ?? [])].find((each) => each?.division === division && hasWorktype(type)(each));
  const show = (changed: Change<'/new-item'>) => changeTexts('/new-item', changed, { replace: true });
  return (
    <>
      {sources.isPending && <Loading />}
      {sources.isError && <Refused error={sources.error} onRetry={() => void sources.refetch()} />}
      {usable?.length === 0 &&
        (may(me, 'config:edit') ? (
          <Empty
            text={t('newItem.noSource')}
            action={t('import.makeSource')}
            leadsTo={{ to: '/config', search: { kind: 'sources', doc: 'new' } }}
          />
        ) : (
          <Empty text={t('import.noSourceAsk')} />
        ))}
      <div role="status">
        {latest !== undefined && (
          <Note tone="green">
            {t('newItem.made', { reference: latest.reference })}{' '}
            <Link to={may(me, 'item:watch') || !works(me) ? '/tasks' : '/work'} search={{ item: latest.id }}>
              {t('newItem.open')}
            </Link>
          </Note>
        )}
      </div>
      {asked === null && view.interaction !== undefined && <Note tone="amber">{t('intent.noInteraction')}</Note>}
      {usable !== undefined && source !== undefined && (
        <section className={styles['box']}>
          <div className={styles['told']}>
            {beginning !== null && (
              <Note>{t('intent.ofCase', { interaction: told.id, reference: beginning.reference })}</Note>
            )}
            <IntentField
              key={made.length}
              told={told}
              onTold={change}
              kind="worktype"
              chosen={`${source.division}/${worktype}`}
              canMake={(each) => sourceFor(each) !== undefined}
              onChoose={(each) => {
                setMeaning(each);
                show({ source: sourceFor(each)?.key ?? source.key, worktype: each.type });
              }}
              onOther={({ division, type }) => {
                carry();
                navigate({ to: '/cases', search: { start: `${division}/${type}` } });
              }}
            />
          </div>
          <div className={styles['choice']}>
            <SourceFields
              sources={usable}
              chosen={source}
              worktype={worktype}
              onChange={({ source: key, worktype: type }) => {
                setMeaning(null);
                show({ source: key, worktype: type === '' ? undefined : type });
              }}
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
              suggested={meaning?.type === worktype && meaning.division === source.division ? meaning.values : nothing}
              begins={{ ...interactionOf(told), ...(beginning === null ? {} : { caseId: beginning.caseId }) }}
              isNext={made.length > 0}
              onMade={(item) => {
                setMade((before) => [item, ...before]);
                setMeaning(null);
                forget();
              }}
              onBack={() => navigate({ to: '/' })}
            />
          )}
        </section>
      )}
    </>
  );
}

const nothing = {};

function hasWorktype(key: string | undefined): (source: Source | undefined) => boolean {
  return (source) => source?.worktypes.some((each) => each.key === key) ?? false;
}

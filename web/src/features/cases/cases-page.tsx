import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useSearch } from '../../address/address';
import { changeTexts } from '../../address/go';
import type { How } from '../../address/go';
import { BulkProgress } from '../../tasks/bulk/bulk-progress';
import { useCaseList, useCaseTypes } from '../../api/cases';
import type { CaseType } from '../../api/cases';
import { useListKeys } from '../../keyboard/use-list-keys';
import { Empty } from '../../pieces/empty';
import { EmptyConfig } from '../../pieces/empty-config';
import { Loading } from '../../pieces/loading';
import { MoreButton } from '../../pieces/more-button';
import { Refused } from '../../pieces/refused';
import type { Change } from '../../search';
import { useSignedIn } from '../../session/me-context';
import { may, mayIn } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { caseFilter, isFiltered } from './case-filter';
import { Boards } from './boards';
import { CaseFilters } from './case-filters';
import { CaseTable } from './case-table';
import styles from './cases.module.css';
import { MigrateCases } from './migrate-cases';
import { StartCase } from './start-case';

export type CasesChange = Change<'/cases'>;

/** Every case that the reader may see, and the form that starts one. */
export function CasesPage() {
  const { t } = useTranslation();
  const me = useSignedIn();
  const view = useSearch('/cases');
  const types = useCaseTypes();
  const read = useCaseList(caseFilter(view));
  const { data, error, isPending, refetch } = read;
  const list = useRef<HTMLElement>(null);
  useListKeys(list, 'a');
  const change = (changed: CasesChange, how?: How) => changeTexts('/cases', changed, how);
  const cases = data?.pages.flatMap((page) => page.cases);
  const mayStart = may(me, 'case:edit');
  const [type] = (types.data ?? []).filter(({ key }) => key === view.type);
  const isBoard = view.view === 'board' || view.view === 'stages';
  // A board has the columns of one type: where none is named, of the first that has cases.
  const isOf = (each: CaseType) => cases?.some((one) => one.type === each.key && one.division === each.division);
  const board = type ?? types.data?.find(isOf) ?? types.data?.[0];
  const mayMigrate = type !== undefined && mayIn(me, type.division, 'case:supervise');
  const shown = isBoard ? cases?.filter((each) => each.type === board?.key && each.division === board.division) : cases;
  return (
    <main className={`page ${styles['page']}`} aria-label={t('cases.title')}>
      <div className={styles['head']}>
        <h1>{t('cases.title')}</h1>
        <div className={styles['headButtons']}>
          <Button
            size="sm"
            variant="default"
            onClick={() => change(isBoard ? { view: undefined } : { view: 'board', type: cases && board?.key })}
            data-testid="toggle-board"
          >
            {t(isBoard ? 'cases.asList' : 'cases.asBoard')}
          </Button>
          {mayMigrate && view.migrate === undefined && (
            <Button
              size="sm"
              variant="default"
              onClick={() => change({ migrate: 'open', start: undefined })}
              data-testid="migrate-cases"
            >
              {t('caseWork.migrateAll')}
            </Button>
          )}
          {mayStart && view.start === undefined && (
            <Button size="sm" onClick={() => change({ start: 'new', migrate: undefined })} data-testid="start-case">
              {t('cases.start')}
            </Button>
          )}
        </div>
      </div>
      {mayStart && <StartCase types={types} onChange={change} />}
      {mayMigrate && view.migrate !== undefined && (
        <MigrateCases
          key={`${type.division}/${type.key}`}
          type={type}
          filter={caseFilter(view)}
          onBack={() => change({ migrate: undefined })}
          onBegun={() => change({ migrate: undefined })}
        />
      )}
      {mayMigrate && may(me, 'item:assign') && <BulkProgress />}
      <section ref={list} className={styles['box']} aria-label={t('cases.list')}>
        <CaseFilters types={types.data ?? []} onChange={change} />
        {isPending && <Loading />}
        {cases === undefined && error !== null && <Refused error={error} onRetry={() => void refetch()} />}
        {shown?.length === 0 &&
          (isFiltered(view) ? (
            <Empty
              text={t('cases.noMatch')}
              action={t('cases.clear')}
              onAction={() =>
                change({ state: undefined, status: undefined, type: undefined, q: undefined, incidents: undefined })
              }
            />
          ) : types.data?.length === 0 ? (
            <EmptyConfig text={t('cases.noType')} kind="case-types" />
          ) : (
            <Empty
              text={t('cases.none')}
              {...(mayStart && view.start === undefined
                ? { action: t('cases.start'), onAction: () => change({ start: 'new' }) }
                : {})}
            />
          ))}
        {isBoard && shown !== undefined && shown.length > 0 && board !== undefined && (
          <Boards
            key={`${board.division}/${board.key}`}
            type={board}
            cases={shown}
            isByStage={view.view === 'stages'}
            onChange={(isByStage) => change({ view: isByStage ? 'stages' : 'board', type: board.key })}
          />
        )}
        {!isBoard && cases !== undefined && cases.length > 0 && (
          <CaseTable cases={cases} types={types.data ?? []} sort={view.sort} onSort={(sort) => change({ sort })} />
        )}
        <MoreButton of={read} text={t('cases.more')} className={styles['more']} />
      </section>
    </main>
  );
}

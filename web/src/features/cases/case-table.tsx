import { Link } from '../../address/link';
import type { CaseView } from '../../../../api/contract/case';
import type { CaseType } from '../../api/cases';
import { durationText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { keyText } from '../../format/value';
import { CaseClock } from '../../pieces/case-clock';
import { CaseState } from '../../pieces/case-state';
import { Icon } from '../../pieces/icon';
import { InstantText } from '../../pieces/instant-text';
import { useNow } from '../../pieces/use-now';
import { useTranslation } from '../../text/texts';
import styles from './cases.module.css';

interface CaseTableProps {
  readonly cases: readonly CaseView[];
  readonly types: readonly CaseType[];
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
}

const columns = [
  'reference',
  'type',
  'name',
  'due',
  'status',
  'state',
  'owner',
  'started',
  'incidents',
  'age',
] as const;

/** One row for each case; its reference opens it. */
export function CaseTable({ cases, types, sort, onSort }: CaseTableProps) {
  const { t } = useTranslation();
  const isOldestFirst = sort === 'createdAt';
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('cases.list')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {columns.map((column) =>
              column === 'started' ? (
                <th key={column} scope="col" aria-sort={isOldestFirst ? 'ascending' : 'descending'}>
                  <button
                    type="button"
                    className={styles['sort']}
                    onClick={() => onSort(isOldestFirst ? undefined : 'createdAt')}
                    data-testid="sort-started"
                  >
                    {t('cases.column.started')}
                    <Icon name={isOldestFirst ? 'up' : 'down'} size={12} />
                  </button>
                </th>
              ) : (
                <th key={column} scope="col" data-column={column}>
                  {t(`cases.column.${column}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {cases.map((each) => (
            <Row key={each.id} each={each} type={types.find((type) => isOf(each, type))} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isOf(each: CaseView, { key, division }: CaseType): boolean {
  return key === each.type && division === each.division;
}

function Row({ each, type }: { each: CaseView; type: CaseType | undefined }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const count = each.incidents.length;
  const endMs = toMs(each.closedAt) ?? nowMs;
  return (
    <tr data-testid={`case-${each.reference}`} data-state={each.state}>
      <th scope="row" data-column="reference">
        <Link to="/cases/:id" params={{ id: each.id }}>
          {each.reference}
        </Link>
      </th>
      <td data-column="type">{type?.name ?? keyText(each.type)}</td>
      <td data-column="name">{each.name ?? '–'}</td>
      <td data-column="due" data-none={each.dueAt === null}>
        <CaseClock of={each} />
      </td>
      <td data-column="status">
        {type?.statuses.find(({ key }) => key === each.status)?.name ?? keyText(each.status)}
      </td>
      <td data-column="state">
        <CaseState state={each.state} />
      </td>
      <td data-column="owner">{each.owner ?? '–'}</td>
      <td data-column="started">
        <InstantText at={each.createdAt} isInside />
      </td>
      <td data-column="incidents">
        {count === 0 ? '–' : <strong className={styles['fault']}>{t('cases.incidents', { count })}</strong>}
      </td>
      <td data-column="age">{durationText(Math.max(0, endMs - toMs(each.createdAt)))}</td>
    </tr>
  );
}

import { useWholeHistory } from '../../api/case-history';
import type { CaseType } from '../../api/cases';
import { durationText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { keyText } from '../../format/value';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useNow } from '../../pieces/use-now';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';
import type { CaseParts } from './parts';
import { statusSpells } from './status-spells';

/** The statuses that the case has had, each with the time in it. */
export function Statuses({ found, type }: CaseParts & { type: CaseType | undefined }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const history = useWholeHistory(found.id);
  if (history.isPending) return <Loading />;
  if (history.data === undefined) return <Refused error={history.error} onRetry={() => void history.refetch()} />;
  const spells = statusSpells(
    { status: found.status, createdAtMs: toMs(found.createdAt), endMs: toMs(found.closedAt) ?? nowMs },
    history.data,
  );
  return (
    <table className={styles['table']} data-testid="statuses">
      <thead>
        <tr>
          <th scope="col">{t('case.status')}</th>
          <th scope="col">{t('caseWork.timeIn')}</th>
          <th scope="col">{t('caseWork.times')}</th>
        </tr>
      </thead>
      <tbody>
        {spells.map(({ status, ms, times }) => (
          <tr key={status} data-status={status}>
            <th scope="row">
              {type?.statuses.find(({ key }) => key === status)?.name ?? keyText(status)}
              {status === found.status && ` (${t('caseWork.now')})`}
            </th>
            <td>{durationText(ms)}</td>
            <td>{times}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

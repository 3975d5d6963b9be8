import { Link } from '../../address/link';
import type { CaseView } from '../../../../api/contract/case';
import { durationText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { CaseState } from '../../pieces/case-state';
import { SlaClock } from '../../pieces/sla-clock';
import { useNow } from '../../pieces/use-now';
import { useTranslation } from '../../text/texts';
import styles from './board.module.css';

/** What a card of a board says of its case. */
export function CaseCard({ each }: { each: CaseView }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { id, reference, name, owner, createdAt, closedAt, dueAt, incidents } = each;
  const ageMs = (toMs(closedAt) ?? nowMs) - toMs(createdAt);
  return (
    <>
      <Link to="/cases/:id" params={{ id }} aria-describedby="board-help" draggable={false}>
        {reference}
      </Link>
      {name !== null && <p className={styles['name']}>{name}</p>}
      <p className={styles['facts']}>
        <CaseState state={each.state} /> <span>{owner ?? t('case.nobody')}</span>{' '}
        <span>{durationText(Math.max(0, ageMs))}</span>
      </p>
      {incidents.length > 0 && <p className={styles['fault']}>{t('cases.incidents', { count: incidents.length })}</p>}
      {dueAt !== null && <SlaClock item={{ activateAt: createdAt, dueAt, expiresAt: null, closedAt }} />}
    </>
  );
}

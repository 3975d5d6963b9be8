import { Button } from '@mantine/core';
import { useWholeHistory } from '../../api/case-history';
import { attributeText } from '../../format/value';
import { Empty } from '../../pieces/empty';
import { InstantText } from '../../pieces/instant-text';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';
import type { CaseParts } from './parts';

/** What people have written about the case, the latest first. */
export function Notes({ found, action, mayWrite }: CaseParts) {
  const { t } = useTranslation();
  const history = useWholeHistory(found.id);
  if (history.isPending) return <Loading />;
  if (history.data === undefined) return <Refused error={history.error} onRetry={() => void history.refetch()} />;
  const notes = history.data.filter(({ type }) => type === 'noted').toReversed();
  return (
    <>
      {notes.length === 0 && <Empty text={t('caseWork.noNotes')} />}
      <ul className={styles['list']} data-testid="case-notes">
        {notes.map(({ seq, at, actor, data }) => (
          <li key={seq}>
            <p className={styles['noteText']}>{attributeText(data['text'])}</p>
            <p className={styles['quiet']}>
              {actor.name ?? actor.id ?? actor.kind} · <InstantText at={at} />
            </p>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Button size="compact-sm" variant="default" data-command="note" onClick={() => action.ask({ action: 'note' })}>
          {t('caseWork.addNote')}
        </Button>
      )}
    </>
  );
}

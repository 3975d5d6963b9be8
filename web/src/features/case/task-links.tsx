import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { useRevokeTaskLink, useTaskLinks } from '../../api/task-links';
import { toMs } from '../../format/instant';
import { InstantText } from '../../pieces/instant-text';
import { Loading } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { useNow } from '../../pieces/use-now';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';
import { TaskLinkForm } from './task-link-form';

/** The links to a task for people who are no agents: made, shown once, listed, taken back. */
export function TaskLinks({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const links = useTaskLinks(item.id);
  const revoke = useRevokeTaskLink(item.id);
  const [isAsking, setAsking] = useState(false);
  if (links.isPending) return <Loading />;
  if (links.data === undefined) return <Refused error={links.error} onRetry={() => void links.refetch()} />;
  return (
    <div className={styles['nested']} data-testid="task-links">
      {links.data.length === 0 && !isAsking && <p className={styles['quiet']}>{t('caseWork.noTaskLinks')}</p>}
      <ul className={styles['list']}>
        {links.data.map(({ id, participant, expiresAt, revokedAt }) => {
          const isOver = revokedAt !== null || toMs(expiresAt) <= nowMs;
          return (
            <li key={id} className={styles['row']} data-task-link={participant} data-over={isOver}>
              <span>
                {participant}{' '}
                <span className={styles['quiet']}>
                  {t(revokedAt !== null ? 'caseWork.revoked' : isOver ? 'caseWork.ranOut' : 'caseWork.goodUntil')}{' '}
                  <InstantText at={revokedAt ?? expiresAt} />
                </span>
              </span>
              {!isOver && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('caseWork.revokeOf', { name: participant })}
                  loading={revoke.isPending && revoke.variables === id}
                  onClick={() => revoke.mutate(id)}
                  data-command="revoke"
                >
                  {t('caseWork.revoke')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <ProblemNote error={revoke.error} onClose={revoke.reset} />
      {isAsking ? (
        <TaskLinkForm item={item} onBack={() => setAsking(false)} />
      ) : (
        <span>
          <Button size="compact-sm" variant="default" onClick={() => setAsking(true)} data-command="task-link">
            {t('caseWork.newTaskLink')}
          </Button>
        </span>
      )}
    </div>
  );
}

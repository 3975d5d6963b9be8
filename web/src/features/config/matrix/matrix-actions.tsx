import { Button } from '@mantine/core';
import { useState } from 'react';
import { publishPermission } from '../../../../../domain/rights/publish-permission';
import { Note, ProblemNote } from '../../../pieces/note';
import { problemText } from '../../../pieces/problem-text';
import { useSignedIn } from '../../../session/me-context';
import { mayIn } from '../../../session/rights';
import { useTranslation } from '../../../text/texts';
import type { Changes, MatrixRow } from './levels';
import styles from './matrix.module.css';
import { usePublishLevels, useSaveLevels } from './use-matrix';

interface MatrixActionsProps {
  readonly rows: readonly MatrixRow[];
  readonly changes: Changes;
  readonly onChanges: (changes: Changes) => void;
}

/** Saving what is typed as drafts, and publishing the drafts that differ in skills alone. */
export function MatrixActions({ rows, changes, onChanges }: MatrixActionsProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const save = useSaveLevels();
  const publish = usePublishLevels();
  const [isSure, setSure] = useState(false);
  const changed = rows.filter(({ id }) => changes.has(id));
  const ready = rows.filter(
    ({ division, isSkillsDraft }) => isSkillsDraft && mayIn(me, division, publishPermission('agent')),
  );
  const saveAll = () =>
    save.mutate(
      { rows: changed, changes },
      {
        onSuccess: (notSaved) =>
          onChanges(new Map([...changes].filter(([id]) => notSaved.some(({ row }) => row.id === id)))),
      },
    );
  return (
    <div className={styles['actions']}>
      {changed.length > 0 && (
        <>
          <Button variant="subtle" size="sm" onClick={() => onChanges(new Map())} data-testid="matrix-discard">
            {t('config.discard')}
          </Button>
          <Button size="sm" loading={save.isPending} onClick={saveAll} data-testid="matrix-save">
            {t('matrix.save', { count: changed.length })}
          </Button>
        </>
      )}
      {changed.length === 0 && ready.length > 0 && (
        <Button
          size="sm"
          loading={publish.isPending}
          onClick={() =>
            isSure
              ? publish.mutate({ rows: ready, note: t('matrix.title') }, { onSettled: () => setSure(false) })
              : setSure(true)
          }
          onBlur={() => setSure(false)}
          data-testid="matrix-publish"
        >
          {t(isSure ? 'matrix.publishSure' : 'matrix.publish', { count: ready.length })}
        </Button>
      )}
      {(save.data ?? []).map(({ row, error }) => (
        <Note key={row.id} tone="red" role="alert">
          {t('matrix.notSaved', { name: row.name, why: problemText(error) })}
        </Note>
      ))}
      <ProblemNote error={publish.error} />
      {publish.data !== undefined && changed.length === 0 && ready.length === 0 && (
        <Note tone="green" role="status">
          {t('matrix.published', { count: publish.data })}
        </Note>
      )}
    </div>
  );
}

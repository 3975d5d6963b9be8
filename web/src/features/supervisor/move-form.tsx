import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { MoveResult } from '../../../../api/contract/workbin';
import { ProblemError } from '../../api/problem-error';
import styles from '../../commands/commands.module.css';
import type { Target } from '../../commands/target';
import { TargetField } from '../../commands/target-field';
import { useEscape } from '../../keyboard/use-escape';
import { Note, ProblemNote } from '../../pieces/note';
import { problemText } from '../../pieces/problem-text';
import { useTranslation } from '../../text/texts';
import { useMove } from './api';

interface MoveFormProps {
  readonly division: string;
  readonly id: string;
  readonly selected: readonly string[];
  /** All that lies there, those that are not shown included. */
  readonly count: number;
  readonly onMoved: () => void;
}

/** Where it goes: what is selected, or everything, which is asked once more. */
export function MoveForm({ division, id, selected, count, onMoved }: MoveFormProps) {
  const { t } = useTranslation();
  const move = useMove(division, id);
  const [target, setTarget] = useState<Target | null>(null);
  const [note, setNote] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isSure, setSure] = useState(false);
  const escape = useEscape(() => setSure(false));
  const send = (items: readonly string[] | undefined) => {
    setSure(false);
    if (target === null) return setError(t('workbins.choose'));
    setError(null);
    const what = items === undefined ? {} : { items };
    move.mutate({ ...what, to: target, note: note.trim() }, { onSuccess: onMoved });
  };
  const askAll = () => (target === null ? setError(t('workbins.choose')) : setSure(true));
  if (count === 0 && move.data === undefined) return null;
  return (
    <div className={styles['form']} data-testid="move-form">
      <div role="status">
        {move.data !== undefined && <Result result={move.data} isAll={move.variables?.items === undefined} />}
      </div>
      <ProblemNote error={move.error} onClose={move.reset} />
      {count > 0 && (
        <>
          <div className={styles['fields']}>
            <TargetField
              division={division}
              label={t('workbins.to')}
              placeholder={t('transfer.find')}
              target={target}
              onChange={setTarget}
              error={target === null && error !== null ? error : undefined}
              isFirst={false}
            />
            <TextInput
              label={t('workbins.note')}
              value={note}
              maxLength={2_000}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </div>
          <div className={styles['buttons']} {...(isSure && escape)}>
            {isSure && target !== null ? (
              <>
                <span className={styles['sure']}>{t('workbins.sure', { count, name: target.name })}</span>
                <Button variant="default" onClick={() => setSure(false)}>
                  {t('command.back')}
                </Button>
                <Button onClick={() => send(undefined)} loading={move.isPending} autoFocus data-testid="move-sure">
                  {t('workbins.yes')}
                </Button>
              </>
            ) : (
              <>
                <Button variant="default" onClick={askAll} disabled={move.isPending} data-testid="move-all">
                  {t('workbins.moveAll', { count })}
                </Button>
                <Button
                  onClick={() => send(selected)}
                  disabled={selected.length === 0}
                  loading={move.isPending}
                  data-testid="move-selected"
                >
                  {t('workbins.moveSelected', { count: selected.length })}
                </Button>
              </>
            )}
          </div>
        </>
      )}
    </div>
  );
}

/** What was not chosen lies there because it was not to go. */
function Result({ result: { moved, failed, left }, isAll }: { result: MoveResult; isAll: boolean }) {
  const { t } = useTranslation();
  const codes = [...new Set(failed.map(({ code }) => code))];
  return (
    <Note tone={failed.length > 0 ? 'amber' : 'green'}>
      {t('workbins.moved', { count: moved })}{' '}
      {isAll && left > failed.length && t('workbins.left', { count: left - failed.length })}{' '}
      {codes.map((code) =>
        t('workbins.failed', {
          count: failed.filter((each) => each.code === code).length,
          reason: problemText(new ProblemError(409, { code })),
        }),
      )}
    </Note>
  );
}

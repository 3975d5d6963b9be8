import { Button, Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemError } from '../../api/problem-error';
import { instantField } from '../../format/instant';
import { Empty } from '../../pieces/empty';
import { kindText } from '../../pieces/kind-text';
import { Loading } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { useTranslation } from '../../text/texts';
import { useBegin, useDrafts } from './api';
import styles from './dry-run.module.css';
import { FileField } from './file-field';
import { LineErrors } from './line-errors';
import { askedOf, type Period, PeriodFields } from './period-fields';
import type { EventsFile } from './read-events';

const weekMs = 7 * 86_400_000;

interface AskFormProps {
  /** The draft that somebody came from, as `kind/division/key`. */
  readonly draft: string | undefined;
  readonly onBegun: (id: string) => void;
}

export function AskForm({ draft, onBegun }: AskFormProps) {
  const { t } = useTranslation();
  const drafts = useDrafts();
  const begin = useBegin(onBegun);
  const [chosen, setChosen] = useState<readonly string[] | null>(draft === undefined ? null : [draft]);
  const [kind, setKind] = useState<'period' | 'file'>('period');
  const [period, setPeriod] = useState<Period>(() => ({
    from: instantField(Date.now() - weekMs),
    to: '',
    division: '',
  }));
  const [file, setFile] = useState<EventsFile | null>(null);
  const [handleTime, setHandleTime] = useState('PT5M');
  if (drafts.isPending) return <Loading />;
  if (drafts.data === undefined) return <Refused error={drafts.error} onRetry={() => void drafts.refetch()} />;
  const all = drafts.data.map((each) => ({ ...each, id: `${each.kind}/${each.division}/${each.key}` }));
  const taken = chosen ?? all.map(({ id }) => id);
  const faults = lineFaults(begin.error);
  const send = () =>
    begin.mutate({
      drafts: all
        .filter(({ id }) => taken.includes(id))
        .map(({ kind, key, division: of }) => ({ kind, key, division: of })),
      ...(kind === 'file' ? { events: file?.text ?? '' } : askedOf(period)),
      simulate: { handleTime },
    });
  return (
    <form
      className={styles['ask']}
      aria-label={t('dryRun.ask')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <fieldset className={styles['drafts']}>
        <legend>{t('dryRun.drafts')}</legend>
        {all.length === 0 && (
          <Empty text={t('dryRun.noDrafts')} action={t('dryRun.toConfig')} leadsTo={{ to: '/config' }} />
        )}
        {all.map(({ id, kind, key, division: of, savedBy }) => (
          <Checkbox
            key={id}
            size="xs"
            label={`${of}/${key}`}
            description={t('dryRun.draftOf', { kind: kindText(kind), name: savedBy })}
            checked={taken.includes(id)}
            onChange={(event) =>
              setChosen(event.currentTarget.checked ? [...taken, id] : taken.filter((each) => each !== id))
            }
            data-testid={`draft-${id}`}
          />
        ))}
      </fieldset>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('dryRun.of')}
        value={kind}
        onChange={(next) => {
          setKind(next === 'file' ? 'file' : 'period');
          begin.reset();
        }}
        data={[
          { value: 'period', label: t('dryRun.ofPeriod') },
          { value: 'file', label: t('dryRun.ofFile') },
        ]}
        data-testid="dry-run-of"
      />
      {kind === 'period' ? (
        <PeriodFields period={period} onChange={setPeriod} />
      ) : (
        <FileField
          file={file}
          isBusy={begin.isPending}
          onFile={(next) => {
            setFile(next);
            begin.reset();
          }}
        />
      )}
      <TextInput
        label={t('dryRun.handleTime')}
        description={t(kind === 'file' ? 'dryRun.handleTimeOfFile' : 'dryRun.handleTimeHelp')}
        value={handleTime}
        onChange={(event) => setHandleTime(event.currentTarget.value)}
      />
      {faults.length > 0 ? <LineErrors errors={faults} /> : <ProblemNote error={begin.error} />}
      <Button
        type="submit"
        loading={begin.isPending}
        disabled={kind === 'file' && file === null}
        data-testid="dry-run-go"
      >
        {t('dryRun.go')}
      </Button>
    </form>
  );
}

/** Faults of lines of the file; of what else is refused, the problem tells. */
function lineFaults(error: unknown) {
  return error instanceof ProblemError ? (error.problem.errors ?? []).filter(({ line }) => line !== undefined) : [];
}

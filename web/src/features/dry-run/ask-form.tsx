import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldInstant, instantField } from '../../format/instant';
import { Empty } from '../../pieces/empty';
import { Icon } from '../../pieces/icon';
import { Loading } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/use-session';
import { useBegin, useDrafts } from './api';
import styles from './dry-run.module.css';

const weekMs = 7 * 86_400_000;

interface AskFormProps {
  /** The draft that somebody came from, as `kind/division/key`. */
  readonly draft: string | undefined;
  readonly onBegun: (id: string) => void;
}

export function AskForm({ draft, onBegun }: AskFormProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const drafts = useDrafts();
  const begin = useBegin(onBegun);
  const [chosen, setChosen] = useState<readonly string[] | null>(draft === undefined ? null : [draft]);
  const [from, setFrom] = useState(() => instantField(Date.now() - weekMs));
  const [to, setTo] = useState('');
  const [division, setDivision] = useState('');
  const [handleTime, setHandleTime] = useState('PT5M');
  if (drafts.isPending) return <Loading />;
  if (drafts.data === undefined) return <Refused error={drafts.error} onRetry={() => void drafts.refetch()} />;
  const all = drafts.data.map((each) => ({ ...each, id: `${each.kind}/${each.division}/${each.key}` }));
  const taken = chosen ?? all.map(({ id }) => id);
  const send = () =>
    begin.mutate({
      drafts: all
        .filter(({ id }) => taken.includes(id))
        .map(({ kind, key, division: of }) => ({ kind, key, division: of })),
      from: fieldInstant(from) ?? '',
      ...(fieldInstant(to) === undefined ? {} : { to: fieldInstant(to) }),
      ...(division === '' ? {} : { division }),
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
        {all.length === 0 && <Empty text={t('dryRun.noDrafts')} action={t('dryRun.toConfig')} href="/config" />}
        {all.map(({ id, kind, key, division: of, savedBy }) => (
          <Checkbox
            key={id}
            size="xs"
            label={`${of}/${key}`}
            description={t('dryRun.draftOf', { kind, name: savedBy })}
            checked={taken.includes(id)}
            onChange={(event) =>
              setChosen(event.currentTarget.checked ? [...taken, id] : taken.filter((each) => each !== id))
            }
            data-testid={`draft-${id}`}
          />
        ))}
      </fieldset>
      <TextInput
        type="datetime-local"
        label={t('dryRun.from')}
        value={from}
        required
        onChange={(event) => setFrom(event.currentTarget.value)}
        data-testid="dry-run-from"
      />
      <TextInput
        type="datetime-local"
        label={t('dryRun.to')}
        description={t('dryRun.toHelp')}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('dryRun.division')}
        rightSection={<Icon name="down" size={12} />}
        value={division}
        onChange={(event) => setDivision(event.currentTarget.value)}
        data={[
          { value: '', label: t('dryRun.allDivisions') },
          ...me.divisions
            .filter(({ key }) => mayIn(me, key, 'item:view'))
            .map(({ key, name }) => ({ value: key, label: name })),
        ]}
        data-testid="dry-run-division"
      />
      <TextInput
        label={t('dryRun.handleTime')}
        description={t('dryRun.handleTimeHelp')}
        value={handleTime}
        onChange={(event) => setHandleTime(event.currentTarget.value)}
      />
      <ProblemNote error={begin.error} />
      <Button type="submit" loading={begin.isPending} data-testid="dry-run-go">
        {t('dryRun.go')}
      </Button>
    </form>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { navigate } from '../../address/go';
import { ProblemError } from '../../api/problem-error';
import { kindText } from '../../pieces/kind-text';
import { useTranslation } from '../../text/texts';
import { useTakeAway } from './api';
import type { Place } from './api';
import styles from './config.module.css';
import { singular } from './kinds';
import { NoteForm } from './note-form';

/** Takes a document out of what is published; where it is still needed, it is told by what. Asks once, in place. */
export function TakeAway({ place, version }: { place: Place; version: number }) {
  const { t } = useTranslation();
  const takeAway = useTakeAway(place, () => navigate({ to: '/config', search: { kind: place.kind } }));
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState('');
  if (!isOpen) {
    return (
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)} data-testid="take-away">
        {t('config.takeAway')}
      </Button>
    );
  }
  return (
    <NoteForm
      label={t('config.takeAway')}
      help={<p>{t('config.takeAwayHelp')}</p>}
      note={note}
      onNote={setNote}
      submit={t('config.takeAwayGo')}
      testId="take-away"
      isHarsh
      isPending={takeAway.isPending}
      error={takeAway.error}
      needed={<Needed error={takeAway.error} place={place} />}
      onBack={() => setOpen(false)}
      onSubmit={() => takeAway.mutate({ basedOn: version, note })}
    />
  );
}

/** What would name it in vain, and how many open items lie in it. */
function Needed({ error, place }: { error: unknown; place: Place }) {
  const { t } = useTranslation();
  if (!(error instanceof ProblemError) || error.code !== 'IN_USE') return null;
  const needed = (error.problem.errors ?? []).map(({ kind, key, value }) =>
    kind === singular(place.kind) && key === place.key && typeof value === 'number'
      ? t('config.openItems', { count: value })
      : `${kindText(kind ?? '')}: ${key}`,
  );
  return (
    <ul className={styles['said']} data-testid="needed-by">
      {[...new Set(needed)].map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

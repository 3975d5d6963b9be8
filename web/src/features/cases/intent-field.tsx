import { Button, Radio, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { IntentCandidates } from '../../../../api/contract/intent';
import { request } from '../../api/client';
import commandStyles from '../../commands/commands.module.css';
import { Note, ProblemNote } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import styles from './cases.module.css';

/** What somebody said or wrote: which case types it may mean, how sure that is, and why. The reader chooses. */
export function IntentField({ chosen, onChoose }: { chosen: string; onChoose: (type: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const asked = useMutation({
    mutationFn: (said: string) =>
      request<z.infer<typeof IntentCandidates>>('/v1/cases/intent', { method: 'POST', body: { text: said } }),
  });
  const found = asked.data?.candidates;
  return (
    <div className={styles['intent']}>
      <Textarea
        label={t('cases.intent')}
        rows={2}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-testid="intent-text"
      />
      <span>
        <Button
          variant="default"
          size="compact-sm"
          disabled={text.trim() === ''}
          loading={asked.isPending}
          onClick={() => asked.mutate(text.trim())}
          data-testid="intent-ask"
        >
          {t('cases.intentAsk')}
        </Button>
      </span>
      <ProblemNote error={asked.error} onClose={asked.reset} />
      <div role="status">{found?.length === 0 && <Note>{t('cases.intentNone')}</Note>}</div>
      {found !== undefined && found.length > 0 && (
        <Radio.Group label={t('cases.intentFound')} value={chosen} onChange={onChoose}>
          {found.map(({ type, division, name, reasons, confidence }) => (
            <Radio
              key={`${division}/${type}`}
              value={`${division}/${type}`}
              label={
                confidence === null ? name : t('cases.intentSure', { name, percent: Math.round(confidence * 100) })
              }
              description={reasons.map(({ reason }) => reason).join('; ')}
              data-testid={`intent-${type}`}
            />
          ))}
        </Radio.Group>
      )}
      {asked.data?.notes.map((note) => (
        <p key={note} className={commandStyles['quiet']}>
          {note}
        </p>
      ))}
    </div>
  );
}

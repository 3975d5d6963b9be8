import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ErasurePreview } from '../../../../api/contract/erasure';
import { newKey } from '../../api/use-press';
import { Note, ProblemNote } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import { type Asked, useErase } from './api';
import styles from './erasures.module.css';

interface ConfirmationProps {
  readonly asked: Asked;
  readonly preview: ErasurePreview;
  readonly onBegun: (id: string) => void;
}

/** What would be erased, and the press that does it: nothing brings it back, so the division is typed. */
export function Confirmation({ asked, preview, onBegun }: ConfirmationProps) {
  const { t } = useTranslation();
  const [press] = useState(newKey);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const erase = useErase(onBegun);
  const { items, cases, found } = preview;
  const count = items.closed + items.open + cases.closed + cases.open;
  if (count === 0) return <Note tone="amber">{t('erasures.foundNobody')}</Note>;
  const open = items.open + cases.open;
  const isConfirmed = typed.trim() === asked.division && reason.trim() !== '';
  return (
    <form
      className={styles['confirm']}
      aria-label={t('erasures.would')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isConfirmed) erase.mutate({ ...asked, reason: reason.trim(), press });
      }}
      data-testid="erase-preview"
    >
      <h2>{t('erasures.would')}</h2>
      <dl className={styles['counts']}>
        {(['items', 'cases'] as const).map((kind) => (
          <div key={kind} data-testid={`erase-${kind}`}>
            <dt>{t(`erasures.${kind}`)}</dt>
            <dd>
              {t('erasures.counts', {
                closed: preview[kind].closed,
                open: preview[kind].open,
              })}
            </dd>
          </div>
        ))}
      </dl>
      <ul className={styles['found']}>
        {found.map(({ kind, id, reference, isOpen }) => (
          <li key={id}>
            {/* What was typed here stays. */}
            <a href={kind === 'case' ? `/cases/${id}` : `/tasks?item=${id}`} target="_blank" rel="noreferrer">
              {reference}
            </a>
            {isOpen && <span className={styles['quiet']}> {t('erasures.isOpen')}</span>}
          </li>
        ))}
        {count > found.length && (
          <li className={styles['quiet']}>{t('erasures.others', { count: count - found.length })}</li>
        )}
      </ul>
      {open > 0 && <Note>{t('erasures.openWaits', { count: open })}</Note>}
      <Note tone="red">{t('erasures.forGood')}</Note>
      <div className={styles['fields']}>
        <TextInput
          label={t('erasures.reason')}
          description={t('erasures.reasonHelp')}
          value={reason}
          maxLength={255}
          withAsterisk
          onChange={(event) => setReason(event.currentTarget.value)}
          data-testid="erase-reason"
        />
        <TextInput
          label={t('erasures.type', { division: asked.division })}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-testid="erase-typed"
        />
      </div>
      <ProblemNote error={erase.error} onClose={erase.reset} />
      <div>
        <Button
          type="submit"
          color="red"
          variant="light"
          disabled={!isConfirmed}
          loading={erase.isPending}
          data-testid="erase-go"
        >
          {t('erasures.go', { count })}
        </Button>
      </div>
    </form>
  );
}

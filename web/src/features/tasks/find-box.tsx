import { CloseButton, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { navigate } from '../../address/go';
import { Link } from '../../address/link';
import type { Found } from '../../../../api/contract/find';
import { Icon } from '../../pieces/icon';
import { Note, ProblemNote } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import { useFindByAnyId } from './api';
import styles from './tasks.module.css';

/** One box for every ID. What alone has it opens at once; of several, and of none, it tells. */
export function FindBox({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = useFindByAnyId();
  const open = ({ items, cases }: Found) => {
    const [item] = items;
    const [one] = cases;
    if (items.length + cases.length !== 1) return;
    setText('');
    if (item !== undefined) onOpen(item.id);
    else if (one !== undefined) navigate({ to: '/cases/:id', params: { id: one.id } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') found.mutate(text.trim(), { onSuccess: open });
  };
  return (
    <div className={styles['findBox']}>
      <form onSubmit={submit} role="search" aria-label={t('tasks.find')}>
        <TextInput
          size="sm"
          type="search"
          leftSection={<Icon name="search" />}
          aria-label={t('tasks.find')}
          title={t('tasks.findHint')}
          placeholder={t('tasks.find')}
          value={text}
          maxLength={255}
          onChange={(event) => setText(event.currentTarget.value)}
          data-testid="find"
        />
      </form>
      <ProblemNote error={found.error} onClose={found.reset} />
      {found.data !== undefined && <FoundList found={found.data} onOpen={onOpen} onClose={found.reset} />}
    </div>
  );
}

interface FoundListProps {
  readonly found: Found;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

function FoundList({ found: { items, cases }, onOpen, onClose }: FoundListProps) {
  const { t } = useTranslation();
  if (items.length + cases.length === 1) return null;
  return (
    <section className={styles['found']} aria-label={t('tasks.found')} data-testid="found">
      <CloseButton size="sm" className={styles['foundClose'] ?? ''} onClick={onClose} aria-label={t('app.close')} />
      {items.length + cases.length === 0 && (
        <Note role="status" tone="amber">
          {t('tasks.foundNothing')}
        </Note>
      )}
      <ul>
        {items.map(({ id, reference, name, names }) => (
          <li key={id}>
            <button type="button" className={styles['foundOne']} onClick={() => onOpen(id)}>
              {t('tasks.foundItem', { reference, name: name ?? names.worktype })}
            </button>
          </li>
        ))}
        {cases.map(({ id, reference, name, type }) => (
          <li key={id}>
            <Link to="/cases/:id" params={{ id }} className={styles['foundOne']}>
              {t('tasks.foundCase', { reference, name: name ?? type })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

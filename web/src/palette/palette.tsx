import { Kbd, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { navigate } from '../address/go';
import { useFocusBack } from '../keyboard/focus';
import { problemText } from '../pieces/problem-text';
import { Soon } from '../pieces/soon';
import { useSignedIn } from '../session/me-context';
import { itemPage, works } from '../session/rights';
import { useTranslation } from '../text/texts';
import type { Action } from './actions-store';
import { matching } from './matching';
import styles from './palette.module.css';
import { useFind } from './use-find';

/** Every command that is possible now, every page, and any item or case by its ID: typed, chosen, done. */
export function Palette({ actions, onClose }: { actions: readonly Action[]; onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack(true);
  const [text, setText] = useState('');
  const [place, setPlace] = useState(0);
  const found = useFoundActions(text);
  const entries = [...matching(actions, text), ...found.actions];
  const chosen = entries[Math.min(place, entries.length - 1)];
  const run = (action: Action) => {
    onClose();
    // What it opens takes the focus after the dialog has given it back.
    setTimeout(action.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined)
      setPlace((Math.min(place, entries.length - 1) + step + entries.length) % entries.length || 0);
    else if (event.key === 'Enter' && chosen !== undefined) run(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size="lg"
      yOffset="10dvh"
      transitionProps={{ duration: 0 }}
      // The page never scrolls, and to forbid it has every element's style worked out anew.
      lockScroll={false}
    >
      <Modal.Overlay backgroundOpacity={0.25} />
      <Modal.Content aria-label={t('palette.title')}>
        <div className={styles['content']}>
          <TextInput
            aria-label={t('palette.title')}
            placeholder={t('palette.placeholder')}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setPlace(0);
            }}
            onKeyDown={onKeyDown}
            role="combobox"
            aria-expanded
            aria-controls="palette-list"
            {...(chosen === undefined ? {} : { 'aria-activedescendant': `palette-${chosen.id}` })}
            data-autofocus
            data-testid="palette"
          />
          <ul id="palette-list" role="listbox" aria-label={t('palette.list')} className={styles['list']}>
            <Soon>
              {entries.map((action) => (
                <li
                  key={action.id}
                  id={`palette-${action.id}`}
                  role="option"
                  aria-selected={action === chosen}
                  ref={(row) => {
                    if (action === chosen) row?.scrollIntoView({ block: 'nearest' });
                  }}
                  onClick={() => run(action)}
                  data-testid={`palette-${action.id}`}
                >
                  <span>{action.label}</span>
                  {action.shortcut?.split(' ').map((key) => (
                    <Kbd key={key} size="xs">
                      {key.toUpperCase()}
                    </Kbd>
                  ))}
                </li>
              ))}
            </Soon>
          </ul>
          <p role="status" className={styles['note']}>
            {found.error === null ? entries.length === 0 && t('palette.nothing') : problemText(found.error)}
          </p>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

function useFoundActions(text: string): { actions: Action[]; error: unknown } {
  const { t } = useTranslation();
  const me = useSignedIn();
  // Who works goes on at his desk, whatever else he looks after.
  const page = works(me) ? '/work' : itemPage(me);
  const { data, error } = useFind(text);
  if (data === undefined || text.trim().length < 2) return { actions: [], error };
  const items = data.items.map(({ id, reference, name, names }) => ({
    id: `item-${id}`,
    label: t('palette.item', { reference, name: name ?? names.worktype, status: names.status }),
    run: () => navigate({ to: page, search: { item: id } }),
  }));
  const cases = data.cases.map(({ id, reference, name, status }) => ({
    id: `case-${id}`,
    label: t('palette.case', { reference, name: name ?? '', status }),
    run: () => navigate({ to: '/cases/:id', params: { id } }),
  }));
  return { actions: [...items, ...cases], error };
}

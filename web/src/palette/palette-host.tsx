import { ActionIcon } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useShortcuts } from '../keyboard/use-shortcuts';
import { Icon } from '../pieces/icon';
import { late } from '../pieces/late';
import { type Action, readActions } from './actions-store';
import { withTexts } from '../text/i18n';
import { useTranslation } from '../text/texts';

const Palette = late(() => withTexts(import('./palette'), 'keyboard').then((module) => module.Palette));

/**
 * Opens the palette by its button, on Ctrl+K wherever the focus lies, and on `/` where a page has no field of its own to
 * find by.
 */
export function PaletteHost() {
  const { t } = useTranslation();
  // What can be done is read as it opens: nothing else may read it while React draws.
  const [actions, setActions] = useState<readonly Action[] | null>(null);
  const open = () => setActions(readActions());
  useShortcuts({ '/': open });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k')
        return;
      event.preventDefault();
      setActions(readActions());
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <ActionIcon
        variant="transparent"
        color="gray"
        size={32}
        onClick={open}
        aria-label={t('app.find')}
        data-testid="open-palette"
      >
        <Icon name="search" />
      </ActionIcon>
      {actions !== null && <Palette actions={actions} onClose={() => setActions(null)} />}
    </>
  );
}

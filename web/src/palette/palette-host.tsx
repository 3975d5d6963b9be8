import { useEffect, useState } from 'react';
import { useShortcuts } from '../keyboard/use-shortcuts';
import { late } from '../pieces/late';
import { type Action, readActions } from './actions-store';
import { withTexts } from '../text/i18n';

const Palette = late(() => withTexts(import('./palette'), 'keyboard').then((module) => module.Palette));

/** Opens the palette on Ctrl+K wherever the focus lies, and on `/` where a page has no field of its own to find by. */
export function PaletteHost() {
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
  if (actions === null) return null;
  return <Palette actions={actions} onClose={() => setActions(null)} />;
}

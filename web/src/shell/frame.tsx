import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { navigate } from '../address/go';
import { Link } from '../address/link';
import { late, loadTheRest } from '../pieces/late';
import { RightsBanner } from '../pieces/rights-banner';
import { PaletteHost } from '../palette/palette-host';
import { useActions } from '../palette/use-actions';
import { useSignOut } from '../session/sign-out';
import { useFocusKept } from '../keyboard/focus';
import { useShortcutListener, useShortcuts } from '../keyboard/use-shortcuts';
import { useSignedIn } from '../session/me-context';
import { imports, may, supervises, works } from '../session/rights';
import { withTexts } from '../text/i18n';
import { useTranslation } from '../text/texts';
import { AccountMenu } from './account-menu';
import { Bell } from './bell';
import styles from './frame.module.css';
import { LiveMark } from './live-mark';
import { LostBanner } from './lost-banner';
import { PageLinks } from './page-links';
import type { Path } from '../search';
import { useTitle } from './use-title';

type Page = Exclude<Path, '/' | '/cases/:id' | '/case-types' | '/landing'>;

/** A dialog brings much along that no page needs to begin with. */
const KeyHelp = late(() => withTexts(import('../keyboard/help'), 'keyboard').then((module) => module.KeyHelp));

/** What surrounds every page: where to go, whether it is live, who is signed in. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const isAgent = works(me);
  const isSupervisor = supervises(me);
  useShortcutListener();
  useFocusKept();
  useTitle();
  useEffect(() => void loadTheRest(), []);
  useShortcuts({
    '?': () => setHelpOpen(true),
    ...(may(me, 'item:view') ? { 'g t': () => navigate({ to: '/tasks' }) } : {}),
    'g c': () => navigate({ to: '/cases' }),
    ...(isAgent
      ? {
          'g w': () => navigate({ to: '/work' }),
          'g b': () => navigate({ to: '/work', search: { bin: 'own' } }),
        }
      : {}),
    ...(isSupervisor ? { 'g s': () => navigate({ to: '/supervisor' }) } : {}),
  });
  const signOut = useSignOut();
  const page = (to: Page, name: string, shortcut?: string) => ({
    id: to,
    label: t('palette.go', { name }),
    ...(shortcut === undefined ? {} : { shortcut }),
    run: () => navigate({ to }),
  });
  useActions([
    ...(isAgent ? [page('/work', t('work.title'), 'g w')] : []),
    ...(isSupervisor ? [page('/supervisor', t('app.supervisor'), 'g s')] : []),
    ...(may(me, 'item:view') ? [page('/tasks', t('app.tasks'), 'g t')] : []),
    page('/cases', t('app.cases'), 'g c'),
    ...(may(me, 'item:capture') ? [page('/new-item', t('app.newItem'))] : []),
    ...(imports(me) ? [page('/import', t('app.import'))] : []),
    ...(may(me, 'config:view') ? [page('/config', t('app.config'))] : []),
    ...(may(me, 'config:edit') ? [page('/simulator', t('app.simulator'))] : []),
    ...(may(me, 'delivery:view') ? [page('/deliveries', t('app.deliveries'))] : []),
    ...(may(me, 'audit:view') ? [page('/audit', t('app.audit'))] : []),
    ...(may(me, 'personal:erase') ? [page('/erasures', t('app.erasures'))] : []),
    { id: 'keys', label: t('app.keys'), shortcut: '?', run: () => setHelpOpen(true) },
    { id: 'sign-out', label: t('app.signOut'), run: () => signOut.mutate('here') },
  ]);
  return (
    <div className={styles['frame']}>
      <a className={styles['skip']} href="#content">
        {t('app.skip')}
      </a>
      <header className={styles['header']}>
        <Link to="/" className={styles['brand']} aria-label={t('app.name')}>
          <img src="/favicon.svg" width={20} height={20} alt="" />
          <span>{t('app.name')}</span>
        </Link>
        <PageLinks />
        <LiveMark />
        <PaletteHost />
        {may(me, 'notification:view') && <Bell />}
        <AccountMenu name={me.name} onHelp={() => setHelpOpen(true)} />
      </header>
      <LostBanner />
      <RightsBanner />
      <div id="content" className={styles['content']} tabIndex={-1}>
        {children}
      </div>
      {isHelpOpen && <KeyHelp onClose={() => setHelpOpen(false)} />}
    </div>
  );
}

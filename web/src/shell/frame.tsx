import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { late, loadTheRest } from '../pieces/late';
import { PaletteHost } from '../palette/palette-host';
import { useActions } from '../palette/use-actions';
import { useSignOut } from '../session/sign-out';
import { useShortcutListener, useShortcuts } from '../keyboard/use-shortcuts';
import { useSignedIn } from '../session/me-context';
import { may, supervises, works } from '../session/use-session';
import { useTranslation } from '../text/texts';
import { AccountMenu } from './account-menu';
import { Bell } from './bell';
import styles from './frame.module.css';
import { LiveMark } from './live-mark';
import { LostBanner } from './lost-banner';
import { useCurrentInSight } from './use-current-in-sight';

type Page = '/work' | '/supervisor' | '/cases' | '/config' | '/deliveries' | '/audit' | '/import' | '/new-item';

/** A dialog brings much along that no page needs to begin with. */
const KeyHelp = late(() => import('../keyboard/help').then((module) => module.KeyHelp));

/** What surrounds every page: where to go, whether it is live, who is signed in. */
export function Frame() {
  const { t } = useTranslation();
  const me = useSignedIn();
  const navigate = useNavigate();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const isAgent = works(me);
  const isSupervisor = supervises(me);
  useShortcutListener();
  useEffect(() => void loadTheRest(), []);
  useShortcuts({
    '?': () => setHelpOpen(true),
    'g t': () => void navigate({ to: '/tasks' }),
    'g c': () => void navigate({ to: '/cases' }),
    ...(isAgent
      ? {
          'g w': () => void navigate({ to: '/work' }),
          'g b': () => void navigate({ to: '/work', search: { bin: 'own' } }),
        }
      : {}),
    ...(isSupervisor ? { 'g s': () => void navigate({ to: '/supervisor' }) } : {}),
  });
  const signOut = useSignOut();
  const nav = useCurrentInSight();
  const page = (to: Page, name: string, shortcut?: string) => ({
    id: to,
    label: t('palette.go', { name }),
    ...(shortcut === undefined ? {} : { shortcut }),
    run: () => void navigate({ to }),
  });
  useActions([
    ...(isAgent ? [page('/work', t('work.title'), 'g w')] : []),
    ...(isSupervisor ? [page('/supervisor', t('app.supervisor'), 'g s')] : []),
    page('/cases', t('app.cases'), 'g c'),
    ...(may(me, 'item:capture') ? [page('/new-item', t('app.newItem')), page('/import', t('app.import'))] : []),
    ...(may(me, 'config:view') ? [page('/config', t('app.config'))] : []),
    ...(may(me, 'delivery:view') ? [page('/deliveries', t('app.deliveries'))] : []),
    ...(may(me, 'audit:view') ? [page('/audit', t('app.audit'))] : []),
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
        <nav ref={nav} className={styles['nav']}>
          {isAgent && <Link to="/work">{t('app.work')}</Link>}
          {isSupervisor && <Link to="/supervisor">{t('app.supervisor')}</Link>}
          {may(me, 'item:watch') && <Link to="/tasks">{t('app.tasks')}</Link>}
          <Link to="/cases">{t('app.cases')}</Link>
          {may(me, 'item:capture') && <Link to="/import">{t('app.import')}</Link>}
          {may(me, 'config:view') && <Link to="/config">{t('app.config')}</Link>}
          {may(me, 'config:edit') && <Link to="/simulator">{t('app.simulator')}</Link>}
          {may(me, 'delivery:view') && <Link to="/deliveries">{t('app.deliveries')}</Link>}
          {may(me, 'audit:view') && <Link to="/audit">{t('app.audit')}</Link>}
        </nav>
        <LiveMark />
        {may(me, 'notification:view') && <Bell />}
        <AccountMenu name={me.name} onHelp={() => setHelpOpen(true)} />
      </header>
      <LostBanner />
      <div id="content" className={styles['content']} tabIndex={-1}>
        <Outlet />
      </div>
      <PaletteHost />
      {isHelpOpen && <KeyHelp onClose={() => setHelpOpen(false)} />}
    </div>
  );
}

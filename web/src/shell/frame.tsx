import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHelp } from '../keyboard/help';
import { useShortcutListener, useShortcuts } from '../keyboard/use-shortcuts';
import { useSignedIn } from '../session/me-context';
import { may, supervises, works } from '../session/use-session';
import { AccountMenu } from './account-menu';
import { Bell } from './bell';
import styles from './frame.module.css';
import { LiveMark } from './live-mark';
import { LostBanner } from './lost-banner';

/** What surrounds every page: where to go, whether it is live, who is signed in. */
export function Frame() {
  const { t } = useTranslation();
  const me = useSignedIn();
  const navigate = useNavigate();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const isAgent = works(me);
  const isSupervisor = supervises(me);
  useShortcutListener();
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
        <nav className={styles['nav']}>
          {isAgent && <Link to="/work">{t('app.work')}</Link>}
          {isSupervisor && <Link to="/supervisor">{t('app.supervisor')}</Link>}
          {may(me, 'item:watch') && <Link to="/tasks">{t('app.tasks')}</Link>}
          <Link to="/cases">{t('app.cases')}</Link>
          {may(me, 'config:view') && <Link to="/config">{t('app.config')}</Link>}
          {may(me, 'config:edit') && <Link to="/case-types">{t('app.caseTypes')}</Link>}
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
      <KeyHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

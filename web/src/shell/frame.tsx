import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { navigate } from '../address/go';
import { Link } from '../address/link';
import { late, loadTheRest } from '../pieces/late';
import { ProblemNote } from '../pieces/note';
import { RightsBanner } from '../pieces/rights-banner';
import { PaletteHost } from '../palette/palette-host';
import { useActions } from '../palette/use-actions';
import { useSignOut } from '../session/sign-out';
import { useFocusKept } from '../keyboard/focus';
import { useShortcutListener, useShortcuts } from '../keyboard/use-shortcuts';
import { useSignedIn } from '../session/me-context';
import { may, works } from '../session/rights';
import { withTexts } from '../text/i18n';
import { useTranslation } from '../text/texts';
import { AccountMenu } from './account-menu';
import { Bell } from './bell';
import styles from './frame.module.css';
import { LiveMark } from './live-mark';
import { LostBanner } from './lost-banner';
import { namedPages } from './named-pages';
import type { NamedPage } from './named-pages';
import { PageLinks } from './page-links';
import { useTitle } from './use-title';

/** A dialog brings much along that no page needs to begin with. */
const KeyHelp = late(() => withTexts(import('../keyboard/help'), 'keyboard').then((module) => module.KeyHelp));

/** What surrounds every page: where to go, whether it is live, who is signed in. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const pages: readonly NamedPage[] = namedPages.filter(({ isFor }) => isFor(me));
  useShortcutListener();
  useFocusKept();
  useTitle();
  useEffect(() => void loadTheRest(), []);
  const signOut = useSignOut();
  const actions = pages.map(({ to, name, shortcut }) => ({
    id: to,
    label: t('palette.go', { name: t(name as 'app.cases') }),
    ...(shortcut === undefined ? {} : { shortcut }),
    run: () => navigate({ to }),
  }));
  useShortcuts({
    '?': () => setHelpOpen(true),
    ...Object.fromEntries(actions.flatMap(({ shortcut, run }) => (shortcut === undefined ? [] : [[shortcut, run]]))),
    ...(works(me) ? { 'g b': () => navigate({ to: '/work', search: { bin: 'own' } }) } : {}),
  });
  useActions([
    ...actions,
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
        <AccountMenu name={me.name} onHelp={() => setHelpOpen(true)} onSignOut={signOut.mutate} />
      </header>
      {/* Who believes that he is signed out leaves the window to the next one. */}
      <ProblemNote error={signOut.error} onClose={signOut.reset} />
      <LostBanner />
      <RightsBanner />
      <div id="content" className={styles['content']} tabIndex={-1}>
        {children}
      </div>
      {isHelpOpen && <KeyHelp onClose={() => setHelpOpen(false)} />}
    </div>
  );
}

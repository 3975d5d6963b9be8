import { useTranslation } from '../text/texts';
import { useIsAt, usePath } from '../address/address';
import { Link } from '../address/link';
import { useSignedIn } from '../session/me-context';
import { useCurrentInSight } from '../pieces/use-current-in-sight';
import styles from './frame.module.css';
import { namedPages } from './named-pages';
import type { NamedPage } from './named-pages';

/** The pages that somebody may open; the one that is open is marked, for what lies below it as well: the list of cases for each of them. */
export function PageLinks() {
  const { t } = useTranslation();
  const me = useSignedIn();
  const nav = useCurrentInSight(usePath());
  const isAt = useIsAt();
  return (
    <nav ref={nav} className={styles['nav']}>
      {namedPages.map(({ to, name, short = name, isFor, isLinkedFor = isFor }: NamedPage) =>
        isLinkedFor(me) ? (
          <Link key={to} to={to} aria-current={isAt(to) ? 'page' : undefined}>
            {t(short as 'app.cases')}
          </Link>
        ) : null,
      )}
    </nav>
  );
}

import { useTranslation } from '../text/texts';
import { useIsAt } from '../address/address';
import { Link } from '../address/link';
import { useSignedIn } from '../session/me-context';
import { imports, may, supervises, works } from '../session/rights';
import type { Path } from '../search';
import styles from './frame.module.css';
import { useCurrentInSight } from './use-current-in-sight';

/** The pages that somebody may open; the one that is open is marked. */
export function PageLinks() {
  const { t } = useTranslation();
  const me = useSignedIn();
  const nav = useCurrentInSight();
  return (
    <nav ref={nav} className={styles['nav']}>
      {works(me) && <PageLink to="/work" text={t('app.work')} />}
      {supervises(me) && <PageLink to="/supervisor" text={t('app.supervisor')} />}
      {may(me, 'item:watch') && <PageLink to="/tasks" text={t('app.tasks')} />}
      <PageLink to="/cases" text={t('app.cases')} />
      {may(me, 'item:capture') && !may(me, 'item:watch') && <PageLink to="/new-item" text={t('app.newItem')} />}
      {imports(me) && <PageLink to="/import" text={t('app.import')} />}
      {may(me, 'config:view') && <PageLink to="/config" text={t('app.config')} />}
      {may(me, 'config:edit') && <PageLink to="/simulator" text={t('app.simulator')} />}
      {may(me, 'delivery:view') && <PageLink to="/deliveries" text={t('app.deliveries')} />}
      {may(me, 'audit:view') && <PageLink to="/audit" text={t('app.audit')} />}
      {may(me, 'personal:erase') && <PageLink to="/erasures" text={t('app.erasures')} />}
    </nav>
  );
}

/** It stands for what lies below it as well: the list of cases for each of them. */
function PageLink({ to, text }: { to: Exclude<Path, '/cases/:id'>; text: string }) {
  const isAt = useIsAt();
  return (
    <Link to={to} aria-current={isAt(to) ? 'page' : undefined}>
      {text}
    </Link>
  );
}

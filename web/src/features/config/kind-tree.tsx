import { Link } from '../../address/link';
import { useCurrentInSight } from '../../pieces/use-current-in-sight';
import { useTranslation } from '../../text/texts';
import { useDrafts } from './api';
import styles from './config.module.css';
import { kindSections, singular } from './kinds';
import type { Kind } from './kinds';

/** Every kind, and of how many documents something is prepared. */
export function KindTree({ current }: { current: Kind | undefined }) {
  const { t } = useTranslation();
  const drafts = useDrafts();
  // On a narrow window kinds lie side by side, wider than it.
  const tree = useCurrentInSight(current ?? '');
  return (
    <nav ref={tree} className={styles['tree']} aria-label={t('config.kinds')}>
      {kindSections.map(({ section, kinds }) => (
        <section key={section}>
          <h2>{t(`config.section.${section}`)}</h2>
          <ul>
            {kinds.map((kind) => {
              const count = drafts.data?.filter((draft) => draft.kind === singular(kind)).length ?? 0;
              return (
                <li key={kind}>
                  <Link
                    to="/config"
                    search={{ kind }}
                    aria-current={kind === current ? 'true' : undefined}
                    data-testid={`kind-${kind}`}
                  >
                    {t(`config.kind.${kind}`)}
                    {count > 0 && (
                      <span className={styles['count']} title={t('config.drafts', { count })}>
                        {count}
                      </span>
                    )}
                  </Link>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </nav>
  );
}

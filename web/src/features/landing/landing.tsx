import type { Me } from '../../../../api/contract/identity';
import { useSignedIn } from '../../session/me-context';
import { useTranslation } from '../../text/texts';
import styles from './landing.module.css';

/** For people whose roles open no page, or who have none: says so, and what they can do instead. */
export function Landing() {
  const me = useSignedIn();
  const hasNothing = me.divisions.length === 0 && !me.isInstallationAdmin;
  return hasNothing ? <Stranger me={me} /> : <NoPage me={me} />;
}

/** Known to the identity provider, and granted nothing: an administrator needs the subject to change that. */
function Stranger({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  return (
    <main className={styles['landing']} data-testid="no-rights">
      <h1>{t('landing.title', { name: me.name })}</h1>
      <p>{t('landing.nothing')}</p>
      <dl className={styles['commands']}>
        <dt>{t('landing.subject')}</dt>
        <dd>
          <code>{me.subject}</code>
        </dd>
      </dl>
      <p>{t('landing.afterwards')}</p>
    </main>
  );
}

function NoPage({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  return (
    <main className={styles['landing']}>
      <h1>{t('landing.title', { name: me.name })}</h1>
      <p>{t('landing.text')}</p>
      <p>
        <a href="/docs">{t('landing.docs')}</a>
      </p>
      <h2>{t('landing.roles')}</h2>
      <ul className={styles['roles']}>
        {me.divisions.map((division) => (
          <li key={division.key}>
            {division.name}:{' '}
            {division.roles.map((role) => t(`role.${role}` as 'role.agent', { defaultValue: role })).join(', ')}
          </li>
        ))}
      </ul>
    </main>
  );
}

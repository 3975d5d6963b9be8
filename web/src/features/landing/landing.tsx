import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../session/me-context';
import styles from './landing.module.css';

const commands = {
  apply: 'npx casewright apply DIR',
  capture: 'npx casewright capture --source S FILE.csv',
};

/** For people whose roles have no screens yet: says so, and what they can do instead. */
export function Landing() {
  const { t } = useTranslation();
  const me = useSignedIn();
  return (
    <main className={styles['landing']}>
      <h1>{t('landing.title', { name: me.name })}</h1>
      <p>{t('landing.text')}</p>
      <dl className={styles['commands']}>
        <dt>
          <code>{commands.apply}</code>
        </dt>
        <dd>{t('landing.apply')}</dd>
        <dt>
          <code>{commands.capture}</code>
        </dt>
        <dd>{t('landing.capture')}</dd>
      </dl>
      <p>
        <a href="/docs">{t('landing.docs')}</a>
      </p>
      <h2>{t('landing.roles')}</h2>
      <ul className={styles['roles']}>
        {me.divisions.map((division) => (
          <li key={division.key}>
            {division.name}: {division.roles.map((role) => t(`role.${role}`, { defaultValue: role })).join(', ')}
          </li>
        ))}
      </ul>
    </main>
  );
}

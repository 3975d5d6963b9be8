import { useTranslation } from '../../../text/texts';
import styles from './access.module.css';
import { useRoleText } from './role-text';

/** What each role may, for whoever is about to give one. */
export function RoleList({ roles }: { roles: readonly { key: string; permissions: readonly string[] }[] }) {
  const { t } = useTranslation();
  const roleText = useRoleText();
  return (
    <details className={styles['roles']}>
      <summary>{t('access.rolesMay')}</summary>
      <dl>
        {roles.map(({ key, permissions }) => (
          <div key={key}>
            <dt>{roleText(key)}</dt>
            <dd>{permissions.join(', ')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

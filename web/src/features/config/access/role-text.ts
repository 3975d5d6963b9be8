import { useTranslation } from 'react-i18next';
import { isBuiltInRole } from '../../../../../domain/rights/permission';
import { keyText } from '../../../format/value';

/** A role in words: those of the installation by their key. */
export function useRoleText(): (role: string) => string {
  const { t } = useTranslation();
  return (role) => (isBuiltInRole(role) ? t(`role.${role}`) : keyText(role));
}

import { isBuiltInRole } from '../../../../../domain/rights/permission';
import { keyText } from '../../../format/value';
import { useTranslation } from '../../../text/texts';

/** A role in words: those of the installation by their key. */
export function useRoleText(): (role: string) => string {
  const { t } = useTranslation();
  return (role) => (isBuiltInRole(role) ? t(`role.${role}`) : keyText(role));
}

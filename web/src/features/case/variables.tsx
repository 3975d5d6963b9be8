import { Button } from '@mantine/core';
import { attributeText } from '../../format/value';
import { Empty } from '../../pieces/empty';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';
import type { CaseParts } from './parts';

/** The variables of the case's process. */
export function Variables({ found, action, maySupervise }: CaseParts) {
  const { t } = useTranslation();
  const entries = Object.entries(found.attributes);
  return (
    <>
      {entries.length === 0 ? (
        <Empty text={t('case.noVariables')} />
      ) : (
        <table className={styles['table']} data-testid="variables">
          <thead>
            <tr>
              <th scope="col">{t('case.variableName')}</th>
              <th scope="col">{t('case.value')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{attributeText(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {maySupervise && (
        <Button
          size="compact-sm"
          variant="default"
          data-command="set-variables"
          onClick={() => action.ask({ action: 'set-variables' })}
        >
          {t('case.command.set-variables')}
        </Button>
      )}
    </>
  );
}

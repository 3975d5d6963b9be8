import { Button } from '@mantine/core';
import { Empty } from '../../pieces/empty';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';
import type { CaseParts } from './parts';

/** Who takes part in the case, each with his role. */
export function Participants({ found, action, mayEdit }: CaseParts) {
  const { t } = useTranslation();
  return (
    <>
      {found.participants.length === 0 ? (
        <Empty text={t('caseWork.noParticipants')} />
      ) : (
        <ul className={styles['list']} data-testid="participants">
          {found.participants.map(({ agent, name, role }) => {
            const who = agent ?? name ?? '';
            return (
              <li key={`${agent === null ? 'name' : 'agent'}/${who}`} className={styles['row']} data-participant={who}>
                <span>
                  {who} <span className={styles['quiet']}>{role}</span>
                </span>
                {mayEdit && (
                  <span className={styles['buttons']}>
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={t('caseWork.roleOf', { name: who })}
                      data-command="add-participant"
                      onClick={() => action.ask({ action: 'add-participant', given: { agent, name, role } })}
                    >
                      {t('caseWork.role')}
                    </Button>
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={t('caseWork.removeOne', { name: who })}
                      data-command="remove-participant"
                      onClick={() => action.send('remove-participant', agent === null ? { name } : { agent })}
                    >
                      {t('caseWork.remove')}
                    </Button>
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {mayEdit && (
        <Button
          size="compact-sm"
          variant="default"
          data-testid="add-participant"
          data-command="add-participant"
          onClick={() => action.ask({ action: 'add-participant', given: null })}
        >
          {t('caseWork.addParticipant')}
        </Button>
      )}
    </>
  );
}

import { Button } from '@mantine/core';
import { Icon } from '../../pieces/icon';
import { sentenceText } from '../../pieces/sentence';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';
import { nameOf } from './parts';
import type { CaseParts } from './parts';

/** What went wrong, each with what repairs it. */
export function Incidents({ diagram, elements, action, maySupervise }: CaseParts) {
  const { t } = useTranslation();
  if (diagram.incidents.length === 0) return null;
  return (
    <section className={styles['panel']} aria-label={t('case.incidents')} data-testid="incidents">
      <h2>{t('case.incidents')}</h2>
      <ul className={styles['list']}>
        {diagram.incidents.map((incident) => (
          <li key={incident.id} data-incident={incident.element}>
            <p className={styles['fault']}>
              <Icon name="warning" size={14} /> {nameOf(elements, incident.element)}
            </p>
            <p>{t(`incident.${incident.code as 'NO_FLOW'}`, { defaultValue: '' })}</p>
            <p className={styles['quiet']}>{sentenceText({ text: incident.message, ...incident.said })}</p>
            {maySupervise && (
              <div className={styles['buttons']}>
                {incident.repairs.map((each) => (
                  <Button
                    key={each}
                    size="compact-sm"
                    variant={each === 'retry' ? 'filled' : 'default'}
                    data-command={each}
                    aria-label={t(`case.ask.${each}`, { name: nameOf(elements, incident.element) })}
                    onClick={() => action.ask({ action: each, incident })}
                  >
                    {t(`case.command.${each}`)}
                  </Button>
                ))}
                {incident.repairs.length === 0 && (
                  <Button
                    size="compact-sm"
                    data-command="modify"
                    onClick={() => action.ask({ action: 'modify', instance: null })}
                  >
                    {t('case.command.modify')}
                  </Button>
                )}
                <Button
                  size="compact-sm"
                  variant="default"
                  data-command="set-variables"
                  onClick={() => action.ask({ action: 'set-variables' })}
                >
                  {t('case.command.set-variables')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

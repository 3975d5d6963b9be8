import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QueueTotals } from '../../../../api/contract/queue';
import { Icon } from '../../pieces/icon';
import styles from './tiles.module.css';
import { openStates } from '../../tasks/task-filter';
import type { ViewChange } from './use-view';

interface TilesProps {
  readonly totals: QueueTotals;
  readonly onDrill: (filter: ViewChange) => void;
}

/** The four figures that tell whether all is well. Colour comes with a figure that is not; each opens its list. */
export function Tiles({ totals, onDrill }: TilesProps) {
  const { t } = useTranslation();
  const { waiting, atRisk15, atRisk60, overdue, idleAgents } = totals;
  return (
    <ul className={styles['tiles']} aria-label={t('supervisor.glance')}>
      <li>
        <UnstyledButton
          className={styles['tile']}
          onClick={() => onDrill({ state: 'queued' })}
          data-testid="tile-waiting"
        >
          <span className={styles['label']}>{t('supervisor.waiting')}</span>
          <span className={styles['figure']}>{waiting}</span>
          <span className={styles['hint']}>{t('supervisor.waitingHint')}</span>
        </UnstyledButton>
      </li>
      <li className={styles['tile']} data-tone={atRisk60 > 0 ? 'amber' : 'calm'}>
        <span className={styles['label']}>
          {atRisk60 > 0 && <Icon name="warning" size={13} />}
          {t('supervisor.risk')}
        </span>
        <span className={styles['pair']}>
          <UnstyledButton onClick={() => onDrill({ due: '15', sort: 'dueAt' })} data-testid="tile-risk-15">
            <span className={styles['figure']}>{atRisk15}</span> {t('supervisor.in15')}
          </UnstyledButton>
          <UnstyledButton onClick={() => onDrill({ due: '60', sort: 'dueAt' })} data-testid="tile-risk-60">
            <span className={styles['figure']}>{atRisk60}</span> {t('supervisor.in60')}
          </UnstyledButton>
        </span>
        <span className={styles['hint']}>{t('supervisor.riskHint')}</span>
      </li>
      <li>
        <UnstyledButton
          className={styles['tile']}
          data-tone={overdue > 0 ? 'red' : 'calm'}
          onClick={() => onDrill({ due: 'overdue', sort: 'dueAt' })}
          data-testid="tile-overdue"
        >
          <span className={styles['label']}>
            {overdue > 0 && <Icon name="warning" size={13} />}
            {t('supervisor.overdue')}
          </span>
          <span className={styles['figure']}>{overdue}</span>
          <span className={styles['hint']}>{t('supervisor.overdueHint')}</span>
        </UnstyledButton>
      </li>
      <li>
        <UnstyledButton
          className={styles['tile']}
          data-tone={idleAgents > 0 ? 'red' : 'calm'}
          onClick={() => onDrill({ state: openStates })}
          data-testid="tile-idle"
        >
          <span className={styles['label']}>
            {idleAgents > 0 && <Icon name="warning" size={13} />}
            {t('supervisor.idle')}
          </span>
          <span className={styles['figure']}>{idleAgents}</span>
          <span className={styles['hint']}>{t('supervisor.idleHint')}</span>
        </UnstyledButton>
      </li>
    </ul>
  );
}

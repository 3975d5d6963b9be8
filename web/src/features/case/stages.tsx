import { durationText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { Icon } from '../../pieces/icon';
import type { IconName } from '../../pieces/icon';
import { InstantText } from '../../pieces/instant-text';
import { SlaClock } from '../../pieces/sla-clock';
import { useNow } from '../../pieces/use-now';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';
import type { CaseParts } from './parts';

type Stage = CaseParts['found']['stages'][number];

const icons: Record<Stage['state'], IconName> = {
  planned: 'queued',
  active: 'connected',
  completed: 'done',
  skipped: 'decline',
};

/** The plan with how far it is, and what has been reached when. */
export function Stages({ found, onPick }: CaseParts & { onPick: (element: string) => void }) {
  const { t } = useTranslation();
  const { stages, milestones } = found;
  if (stages.length + milestones.length === 0) return null;
  const done = stages.filter(({ state }) => state === 'completed').length;
  return (
    <section className={styles['panel']} aria-label={t('caseWork.stages')} data-testid="stages">
      <h2>{t('caseWork.stages')}</h2>
      {stages.length > 0 && (
        <>
          <p className={styles['quiet']}>{t('caseWork.stagesDone', { done, count: stages.length })}</p>
          <progress
            className={styles['progress']}
            aria-label={t('caseWork.progress')}
            max={stages.length}
            value={done}
          />
        </>
      )}
      <ol className={styles['list']}>
        {stages.map((stage) => (
          <StageRow key={stage.element} stage={stage} onPick={onPick} />
        ))}
      </ol>
      {milestones.length > 0 && (
        <>
          <h2>{t('caseWork.milestones')}</h2>
          <ul className={styles['list']} data-testid="milestones">
            {milestones.map(({ element, name, reachedAt }) => (
              <li key={element} className={styles['row']} data-reached={reachedAt !== null}>
                <span>
                  <Icon name={reachedAt === null ? 'queued' : 'done'} size={14} className={styles['sign']} /> {name}
                </span>
                {reachedAt === null ? (
                  <span className={styles['quiet']}>{t('caseWork.notReached')}</span>
                ) : (
                  <InstantText at={reachedAt} />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function StageRow({ stage, onPick }: { stage: Stage; onPick: (element: string) => void }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { element, name, state, enteredAt, leftAt, dueAt, isOverdue } = stage;
  const enteredMs = toMs(enteredAt);
  return (
    <li data-stage={element} data-state={state}>
      <div className={styles['row']}>
        <button type="button" className={styles['stage']} onClick={() => onPick(element)}>
          <Icon name={icons[state]} size={14} className={styles['sign']} /> {name}
        </button>
        <span className={styles['quiet']}>
          {t(`caseWork.stageState.${state}`)}
          {enteredMs !== null && ` · ${durationText(Math.max(0, (toMs(leftAt) ?? nowMs) - enteredMs))}`}
        </span>
      </div>
      {enteredAt !== null && dueAt !== null && state === 'active' && (
        <SlaClock item={{ activateAt: enteredAt, dueAt, expiresAt: null, closedAt: null }} size="header" />
      )}
      {isOverdue && state !== 'active' && <p className={styles['fault']}>{t('caseWork.wasLate')}</p>}
    </li>
  );
}

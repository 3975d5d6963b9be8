import { UnstyledButton } from '@mantine/core';
import type { QueueFigures } from '../../../../api/contract/queue';
import { durationText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { Icon } from '../../pieces/icon';
import { useNow } from '../../pieces/use-now';
import { useTranslation } from '../../text/texts';
import { drills, longestFirst } from './drills';
import styles from './tiles.module.css';
import type { ViewChange } from '../../search';

interface TilesProps {
  readonly figures: QueueFigures;
  readonly onDrill: (filter: ViewChange) => void;
  readonly onIdle: () => void;
}

/** The four figures that tell whether all is well. Colour comes with a figure that is not; each opens its list. */
export function Tiles({ figures, onDrill, onIdle }: TilesProps) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { waiting, atRisk15, atRisk60, overdue, idleAgents } = figures.totals;
  const oldestMs = longestSinceMs(figures);
  return (
    <ul className={styles['tiles']} aria-label={t('supervisor.glance')}>
      <li className={styles['tile']}>
        <span className={styles['label']}>{t('supervisor.waiting')}</span>
        <span className={styles['pair']}>
          <Figure name="waiting" text={waiting} onPress={() => onDrill(drills.waiting)} />
          {oldestMs !== null && (
            <Figure
              name="oldest"
              text={durationText(nowMs - oldestMs)}
              more={t('supervisor.oldest')}
              onPress={() => onDrill(longestFirst)}
            />
          )}
        </span>
        <span className={styles['hint']}>{t('supervisor.waitingHint')}</span>
      </li>
      <li className={styles['tile']} data-tone={atRisk60 > 0 ? 'amber' : 'calm'}>
        <span className={styles['label']}>
          {atRisk60 > 0 && <Icon name="warning" size={13} />}
          {t('supervisor.risk')}
        </span>
        <span className={styles['pair']}>
          <Figure name="risk-15" text={atRisk15} more={t('supervisor.in15')} onPress={() => onDrill(drills.atRisk15)} />
          <Figure name="risk-60" text={atRisk60} more={t('supervisor.in60')} onPress={() => onDrill(drills.atRisk60)} />
        </span>
        <span className={styles['hint']}>{t('supervisor.riskHint')}</span>
      </li>
      <Tile name="overdue" count={overdue} onPress={() => onDrill(drills.overdue)} />
      <Tile name="idle" count={idleAgents} onPress={onIdle} />
    </ul>
  );
}

/** Since when the one waits that waits longest. */
export function longestSinceMs({ queues }: QueueFigures): number | null {
  const instants = queues.flatMap(({ oldestSince }) => toMs(oldestSince) ?? []);
  return instants.length === 0 ? null : Math.min(...instants);
}

function Tile({ name, count, onPress }: { name: 'overdue' | 'idle'; count: number; onPress: () => void }) {
  const { t } = useTranslation();
  return (
    <li>
      <UnstyledButton
        className={styles['tile']}
        data-tone={count > 0 ? 'red' : 'calm'}
        onClick={onPress}
        data-testid={`tile-${name}`}
      >
        <span className={styles['label']}>
          {count > 0 && <Icon name="warning" size={13} />}
          {t(`supervisor.${name}`)}
        </span>
        <span className={styles['figure']}>{count}</span>
        <span className={styles['hint']}>{t(`supervisor.${name}Hint`)}</span>
      </UnstyledButton>
    </li>
  );
}

interface FigureProps {
  readonly name: string;
  readonly text: number | string;
  readonly more?: string;
  readonly onPress: () => void;
}

function Figure({ name, text, more, onPress }: FigureProps) {
  const { t } = useTranslation();
  return (
    <UnstyledButton
      onClick={onPress}
      {...(more === undefined ? { 'aria-label': `${t('supervisor.waiting')}: ${text}` } : {})}
      data-testid={`tile-${name}`}
    >
      <span className={styles['figure']}>{text}</span> {more}
    </UnstyledButton>
  );
}

import { UnstyledButton } from '@mantine/core';
import type { QueueFigures, QueueView } from '../../../../api/contract/queue';
import { useTranslation } from '../../text/texts';
import styles from './backlog-bars.module.css';
import { drills, inQueue, ofAge } from './drills';
import type { ViewChange } from '../../search';

/** More bars than this are no glance; the table below has every queue. */
const SHOWN = 8;
export const ages = ['to15', 'to60', 'to240', 'to1440', 'more'] as const;

interface BacklogBarsProps {
  readonly figures: QueueFigures;
  /** Left out: nothing can be pressed. */
  readonly onDrill?: (filter: ViewChange) => void;
}

/** What waits, by queue and by how long, as stacked bars. Each part opens its list, and can be reached by keys. */
export function BacklogBars({ figures: { queues, totals }, onDrill }: BacklogBarsProps) {
  const { t } = useTranslation();
  const waiting = queues.filter((queue) => queue.waiting > 0).toSorted((a, b) => b.waiting - a.waiting);
  const shown = waiting.slice(0, SHOWN);
  const rest = waiting.slice(SHOWN);
  const most = shown[0]?.waiting ?? 0;
  if (most === 0) return <p className={styles['none']}>{t('supervisor.nothingWaits')}</p>;
  return (
    <>
      <ul className={styles['bars']}>
        {shown.map((queue) => (
          <Bar key={`${queue.division}/${queue.key}`} queue={queue} most={most} onDrill={onDrill} />
        ))}
      </ul>
      {rest.length > 0 && (
        <p className={styles['none']}>
          {t('supervisor.moreQueues', {
            count: rest.length,
            waiting: rest.reduce((sum, queue) => sum + queue.waiting, 0),
          })}
        </p>
      )}
      <ul className={styles['legend']} aria-label={t('supervisor.byAge')}>
        {ages.map((age, place) => {
          const count = totals.waitingByAge[place] ?? 0;
          const text = (
            <>
              <span className={styles['swatch']} data-age={place} />
              {t(`supervisor.age.${age}`)} <strong>{count}</strong>
            </>
          );
          return (
            <li key={age}>
              {onDrill === undefined || count === 0 ? (
                <span className={styles['entry']}>{text}</span>
              ) : (
                <UnstyledButton
                  className={styles['entry']}
                  onClick={() => onDrill(ofAge(place))}
                  data-testid={`age-${place}`}
                >
                  {text}
                </UnstyledButton>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface BarProps {
  readonly queue: QueueView;
  readonly most: number;
  readonly onDrill: ((filter: ViewChange) => void) | undefined;
}

function Bar({ queue, most, onDrill }: BarProps) {
  const { t } = useTranslation();
  const { key, name, waiting, waitingByAge } = queue;
  return (
    <li className={styles['row']}>
      <span className={styles['name']} title={name}>
        {name}
      </span>
      <span className={styles['track']}>
        <span className={styles['bar']} style={{ width: `${(100 * waiting) / most}%` }}>
          {waitingByAge.map((count, place) => {
            const age = ages[place];
            if (count === 0 || age === undefined) return null;
            const look = { className: styles['part'], 'data-age': place, style: { flexGrow: count } };
            if (onDrill === undefined)
              return (
                <span key={age} {...look}>
                  {count}
                </span>
              );
            return (
              <UnstyledButton
                key={age}
                {...look}
                onClick={() => onDrill(inQueue(queue, ofAge(place)))}
                aria-label={t('supervisor.ageOf', { queue: name, age: t(`supervisor.age.${age}`), count })}
                data-testid={`age-${key}-${place}`}
              >
                {count}
              </UnstyledButton>
            );
          })}
        </span>
      </span>
      {onDrill === undefined ? (
        <strong className={styles['sum']}>{waiting}</strong>
      ) : (
        <UnstyledButton
          className={styles['sum']}
          onClick={() => onDrill(inQueue(queue, drills.waiting))}
          aria-label={t('supervisor.figureOf', { queue: name, figure: t('supervisor.waiting'), value: waiting })}
        >
          {waiting}
        </UnstyledButton>
      )}
    </li>
  );
}

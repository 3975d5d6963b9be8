import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueView } from '../../../../api/contract/queue';
import { durationText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { EmptyConfig } from '../../pieces/empty-config';
import { useNow } from '../../pieces/use-now';
import styles from './queue-table.module.css';
import { openStates } from '../../tasks/task-filter';
import type { ViewChange } from './use-view';

/** The chart shows what the table says: where it cannot be loaded (a new version was installed meanwhile), it is left out. */
const BacklogChart = lazy<ComponentType<{ queues: readonly QueueView[] }>>(() =>
  import('./backlog-chart').then(
    ({ BacklogChart: chart }) => ({ default: chart }),
    () => ({ default: () => null }),
  ),
);

const columns = ['waiting', 'offered', 'connected', 'atRisk15', 'atRisk60', 'overdue'] as const;

interface QueueTableProps {
  readonly queues: readonly QueueView[];
  readonly onDrill: (filter: ViewChange) => void;
}

/** Live figures by queue, with the same as a chart beside them. A queue's name opens its list. */
export function QueueTable({ queues, onDrill }: QueueTableProps) {
  const { t } = useTranslation();
  if (queues.length === 0) return <EmptyConfig text={t('supervisor.noQueues')} kind="queues" />;
  return (
    <div className={styles['queues']}>
      <section className={styles['box']} aria-label={t('supervisor.queues')} tabIndex={0}>
        <table className={styles['table']}>
          <caption>{t('supervisor.queues')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('supervisor.column.queue')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`supervisor.column.${column}`)}
                </th>
              ))}
              <th scope="col">{t('supervisor.column.oldest')}</th>
              <th scope="col">{t('supervisor.column.ready')}</th>
              <th scope="col">{t('supervisor.column.idle')}</th>
            </tr>
          </thead>
          <tbody>
            {queues.map((queue) => (
              <Row key={`${queue.division}/${queue.key}`} queue={queue} onDrill={onDrill} />
            ))}
          </tbody>
        </table>
      </section>
      <section className={styles['box']} aria-label={t('supervisor.backlog')}>
        <h2>{t('supervisor.backlog')}</h2>
        <Suspense fallback={null}>
          <BacklogChart queues={queues} />
        </Suspense>
      </section>
    </div>
  );
}

function Row({ queue, onDrill }: { queue: QueueView; onDrill: (filter: ViewChange) => void }) {
  const nowMs = useNow();
  const oldestMs = toMs(queue.oldestSince);
  return (
    <tr data-testid={`queue-row-${queue.key}`}>
      <th scope="row">
        <UnstyledButton className={styles['name']} onClick={() => onDrill({ queue: queue.key, state: openStates })}>
          {queue.name}
        </UnstyledButton>
      </th>
      {columns.map((column) => (
        <td key={column} data-column={column} data-zero={queue[column] === 0}>
          {queue[column]}
        </td>
      ))}
      <td>{oldestMs === null ? '–' : durationText(nowMs - oldestMs)}</td>
      <td>{queue.readyAgents}</td>
      <td data-column="idle" data-zero={queue.idleAgents === 0}>
        {queue.idleAgents}
      </td>
    </tr>
  );
}

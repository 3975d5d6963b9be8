import { TextInput, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { QueueFigures, QueueView } from '../../../../api/contract/queue';
import { durationText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { AsOf } from '../../pieces/as-of';
import { DRAWN_AT_MOST, foundAmong } from '../../pieces/choices/found-among';
import type { Choice } from '../../pieces/choices/found-among';
import { EmptyConfig } from '../../pieces/empty-config';
import { Icon } from '../../pieces/icon';
import { useNow } from '../../pieces/use-now';
import { openStates } from '../../tasks/task-filter';
import { useTranslation } from '../../text/texts';
import type { AgentFilter } from './agent-state';
import { drills, inQueue, longestFirst } from './drills';
import styles from './queue-table.module.css';
import type { ViewChange } from '../../search';

const columns = ['waiting', 'offered', 'connected', 'atRisk15', 'atRisk60', 'overdue'] as const;

interface QueueTableProps {
  readonly figures: QueueFigures;
  readonly onDrill: (filter: ViewChange) => void;
  readonly onAgents: (filter: AgentFilter) => void;
}

/** Live figures by queue. A queue's name opens its list, each figure the part of it that it counts. */
export function QueueTable({ figures: { at, queues }, onDrill, onAgents }: QueueTableProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { shown, left } = useMemo(() => drawnOf(queues, text), [queues, text]);
  if (queues.length === 0) return <EmptyConfig text={t('supervisor.noQueues')} kind="queues" />;
  return (
    <section className={styles['box']} aria-label={t('supervisor.queues')} tabIndex={0} data-testid="queues">
      <div className={styles['head']}>
        <h2>{t('supervisor.queues')}</h2>
        <AsOf at={at} />
      </div>
      {queues.length > DRAWN_AT_MOST && (
        <div className={styles['narrow']}>
          <TextInput
            size="xs"
            type="search"
            leftSection={<Icon name="search" size={12} />}
            aria-label={t('supervisor.findQueue')}
            placeholder={t('supervisor.findQueue')}
            value={text}
            maxLength={100}
            onChange={(event) => setText(event.currentTarget.value)}
            data-testid="find-queue"
          />
          <p role="status" data-testid="queues-left">
            {left > 0
              ? t('choices.more', { count: left, all: queues.length })
              : t('choices.found', { count: shown.length })}
          </p>
        </div>
      )}
      <table className={styles['table']} aria-label={t('supervisor.queues')}>
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
          {shown.map((queue) => (
            <Row key={`${queue.division}/${queue.key}`} queue={queue} onDrill={onDrill} onAgents={onAgents} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/**
 * Of thousands of queues those in which something is to be seen, then the others: nobody reads a table of them all, and
 * a browser needs minutes to draw it.
 */
function drawnOf(queues: readonly QueueView[], text: string): { shown: readonly QueueView[]; left: number } {
  if (queues.length <= DRAWN_AT_MOST) return { shown: queues, left: 0 };
  const isBusy = (queue: QueueView) => columns.some((column) => queue[column] > 0);
  const ordered = [...queues.filter(isBusy), ...queues.filter((queue) => !isBusy(queue))];
  const queueOf = new Map<Choice, QueueView>(ordered.map((queue) => [{ value: queue.key, label: queue.name }, queue]));
  const { shown, count } = foundAmong([...queueOf.keys()], text);
  return { shown: shown.flatMap((choice) => queueOf.get(choice) ?? []), left: count - shown.length };
}

type RowProps = Pick<QueueTableProps, 'onDrill' | 'onAgents'> & { readonly queue: QueueView };

function Row({ queue, onDrill, onAgents }: RowProps) {
  const nowMs = useNow();
  const oldestMs = toMs(queue.oldestSince);
  const serves = `${queue.division}/${queue.key}`;
  return (
    <tr data-testid={`queue-row-${queue.key}`}>
      <th scope="row">
        <UnstyledButton className={styles['name']} onClick={() => onDrill(inQueue(queue, { state: openStates }))}>
          {queue.name}
        </UnstyledButton>
      </th>
      {columns.map((column) => (
        <Figure
          key={column}
          queue={queue}
          column={column}
          count={queue[column]}
          onPress={() => onDrill(inQueue(queue, drills[column]))}
        />
      ))}
      <Figure
        queue={queue}
        column="oldest"
        count={queue.waiting}
        text={oldestMs === null ? '–' : durationText(nowMs - oldestMs)}
        onPress={() => onDrill(inQueue(queue, longestFirst))}
      />
      <Figure
        queue={queue}
        column="ready"
        count={queue.readyAgents}
        onPress={() => onAgents({ agents: 'ready', serves })}
      />
      <Figure
        queue={queue}
        column="idle"
        count={queue.idleAgents}
        onPress={() => onAgents({ agents: 'idle', serves })}
      />
    </tr>
  );
}

interface FigureProps {
  readonly queue: QueueView;
  readonly column: (typeof columns)[number] | 'oldest' | 'ready' | 'idle';
  readonly count: number;
  /** Instead of the count. */
  readonly text?: string;
  readonly onPress: () => void;
}

/** Nothing is behind a zero. */
function Figure({ queue: { name }, column, count, text = String(count), onPress }: FigureProps) {
  const { t } = useTranslation();
  const figure = t(`supervisor.column.${column}`);
  return (
    <td data-column={column} data-zero={count === 0}>
      {count === 0 ? (
        text
      ) : (
        <UnstyledButton
          className={styles['figure']}
          onClick={onPress}
          aria-label={t('supervisor.figureOf', { queue: name, figure, value: text })}
        >
          {text}
        </UnstyledButton>
      )}
    </td>
  );
}

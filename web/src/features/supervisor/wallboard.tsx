import { CloseButton, Modal } from '@mantine/core';
import { Suspense } from 'react';
import type { QueueFigures } from '../../../../api/contract/queue';
import type { FlowSpan } from '../../../../domain/item/flow-span';
import { durationText } from '../../format/duration';
import { useFocusBack } from '../../keyboard/focus';
import { AsOf } from '../../pieces/as-of';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useNow } from '../../pieces/use-now';
import { useTranslation } from '../../text/texts';
import { AgentStates } from './agent-states';
import { useFlow } from './api';
import type { useQueues } from './api';
import { BacklogBars } from './backlog-bars';
import { FlowChart } from './flow-section';
import { longestSinceMs } from './tiles';
import styles from './wallboard.module.css';

interface WallboardProps {
  readonly queues: ReturnType<typeof useQueues>;
  readonly span: FlowSpan;
  readonly onClose: () => void;
}

/** The glance as large as the window, for a screen on a wall: figures that follow the stream, and nothing to press but the way out. */
export function Wallboard({ queues, span, onClose }: WallboardProps) {
  const { t } = useTranslation();
  const { data: figures, error, refetch } = queues;
  useFocusBack(true);
  return (
    <Modal.Root opened onClose={onClose} fullScreen transitionProps={{ duration: 0 }}>
      <Modal.Content aria-label={t('supervisor.wall')}>
        <Modal.Body>
          <div className={styles['head']}>
            <h1>{t('supervisor.glance')}</h1>
            <AsOf at={figures?.at} />
            <CloseButton onClick={onClose} aria-label={t('supervisor.leaveWall')} />
          </div>
          {figures !== undefined ? (
            <Board figures={figures} span={span} />
          ) : error === null ? (
            <Loading />
          ) : (
            <Refused error={error} onRetry={() => void refetch()} />
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Board({ figures, span }: { figures: QueueFigures; span: FlowSpan }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const flow = useFlow(span).data;
  const oldestMs = longestSinceMs(figures);
  const { waiting, atRisk15, atRisk60, overdue, idleAgents, readyAgents } = figures.totals;
  const big = [
    { name: 'waiting', label: t('supervisor.waiting'), text: waiting },
    {
      name: 'oldest',
      label: t('supervisor.column.oldest'),
      text: oldestMs === null ? '–' : durationText(nowMs - oldestMs),
    },
    { name: 'risk15', label: t('supervisor.column.atRisk15'), text: atRisk15, tone: atRisk15 > 0 ? 'amber' : '' },
    { name: 'risk60', label: t('supervisor.column.atRisk60'), text: atRisk60, tone: atRisk60 > 0 ? 'amber' : '' },
    { name: 'overdue', label: t('supervisor.overdue'), text: overdue, tone: overdue > 0 ? 'red' : '' },
    { name: 'ready', label: t('supervisor.column.ready'), text: readyAgents },
    { name: 'idle', label: t('supervisor.idle'), text: idleAgents, tone: idleAgents > 0 ? 'red' : '' },
  ];
  return (
    <div className={styles['board']} data-testid="wall">
      <dl className={styles['figures']}>
        {big.map(({ name, label, text, tone }) => (
          <div key={name} className={styles['figure']} data-name={name} data-tone={tone} data-testid={`wall-${name}`}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className={styles['charts']}>
        <section className={styles['box']} aria-label={t('supervisor.backlog')}>
          <h2>{t('supervisor.backlog')}</h2>
          <BacklogBars figures={figures} />
        </section>
        <section className={styles['box']} aria-label={t('supervisor.flow.title')}>
          <h2>{t('supervisor.flow.title')}</h2>
          <Suspense fallback={null}>{flow && <FlowChart steps={flow.steps} height={260} />}</Suspense>
          <AsOf at={flow?.at} />
        </section>
      </div>
      <AgentStates />
    </div>
  );
}

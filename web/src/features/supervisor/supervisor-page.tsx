import { Navigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/note';
import { useSignedIn } from '../../session/me-context';
import { holds } from '../../session/use-session';
import { AgentStrip } from './agent-strip';
import { useQueues } from './api';
import { ItemDrawer } from './item-drawer';
import { QueueTable } from './queue-table';
import { RoutingStates } from './routing-states';
import styles from './supervisor-page.module.css';
import { TaskSection } from './task-section';
import { Tiles } from './tiles';
import { useView } from './use-view';

/** One glance first: four tiles, queues, agents; below, the list that everything above drills into. */
export function SupervisorPage() {
  return holds(useSignedIn(), 'supervisor') ? <Page /> : <Navigate to="/" replace />;
}

function Page() {
  const { t } = useTranslation();
  const tasks = useRef<HTMLElement>(null);
  const queues = useQueues();
  const { view, change, drill } = useView();
  const showTasks = (filter: Parameters<typeof drill>[0]) => {
    drill(filter);
    tasks.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <main className={styles['page']} aria-label={t('supervisor.title')}>
      <h1 className={styles['title']}>{t('supervisor.glance')}</h1>
      {queues.isPending && <Loading />}
      {queues.data === undefined && <ProblemNote error={queues.error} />}
      {queues.data !== undefined && (
        <>
          <Tiles totals={queues.data.totals} onDrill={showTasks} />
          <RoutingStates totals={queues.data.totals} onDrill={showTasks} />
          <QueueTable queues={queues.data.queues} onDrill={showTasks} />
        </>
      )}
      <AgentStrip />
      <TaskSection ref={tasks} queues={queues.data?.queues ?? []} />
      <ItemDrawer id={view.item} onClose={() => change({ item: undefined })} />
    </main>
  );
}

import { Navigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { supervises } from '../../session/use-session';
import { AgentStrip } from './agent-strip';
import { AlertSection } from './alert-section';
import { useQueues } from './api';
import { PanelDrawer } from './panel-drawer';
import { QueueTable } from './queue-table';
import { RoutingStates } from './routing-states';
import styles from './supervisor-page.module.css';
import { TaskSection } from './task-section';
import { Tiles } from './tiles';
import { useView } from './use-view';
import type { ViewChange } from './use-view';
import { WorkbinSection } from './workbin-section';

/** One glance first: four tiles, queues, agents; below, the list that everything above drills into. */
export function SupervisorPage() {
  return supervises(useSignedIn()) ? <Page /> : <Navigate to="/" replace />;
}

function Page() {
  const { t } = useTranslation();
  const tasks = useRef<HTMLElement>(null);
  const queues = useQueues();
  const view = useView();
  const showTasks = (filter: ViewChange) => {
    view.drill(filter);
    tasks.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <main className={styles['page']} aria-label={t('supervisor.title')}>
      <h1 className={styles['title']}>{t('supervisor.glance')}</h1>
      <AlertSection />
      {queues.isPending && <Loading />}
      {queues.data === undefined && queues.error !== null && (
        <Refused error={queues.error} onRetry={() => void queues.refetch()} />
      )}
      {queues.data !== undefined && (
        <>
          <Tiles totals={queues.data.totals} onDrill={showTasks} />
          <RoutingStates totals={queues.data.totals} onDrill={showTasks} />
          <QueueTable queues={queues.data.queues} onDrill={showTasks} />
        </>
      )}
      <AgentStrip onOpen={(agent) => view.change({ agent })} />
      <WorkbinSection onOpen={(bin) => view.change({ bin })} />
      <TaskSection ref={tasks} queues={queues.data?.queues ?? []} />
      <PanelDrawer view={view} />
    </main>
  );
}

import { Button } from '@mantine/core';
import { type RefObject, useRef } from 'react';
import { Redirect } from '../../address/link';
import { AsOf } from '../../pieces/as-of';
import { Icon } from '../../pieces/icon';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { supervises } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { AgentSection } from './agent-section';
import type { AgentFilter } from './agent-state';
import { AgentStates } from './agent-states';
import { AlertSection } from './alert-section';
import { useQueues } from './api';
import { BacklogBars } from './backlog-bars';
import { FlowSection, spanOf } from './flow-section';
import { PanelDrawer } from './panel-drawer';
import { QueueTable } from './queue-table';
import { ItemStates } from './item-states';
import styles from './supervisor-page.module.css';
import { TaskSection } from './task-section';
import { Tiles } from './tiles';
import { usePlaceOnPage } from './use-place-on-page';
import { useView } from './use-view';
import type { ViewChange } from '../../search';
import { Wallboard } from './wallboard';
import { WorkbinSection } from './workbin-section';

/** One glance first: tiles, backlog, flow, agents; below, the lists that everything above drills into. */
export function SupervisorPage() {
  const { view, change } = useView();
  if (!supervises(useSignedIn())) return <Redirect to="/" />;
  return view.wall === undefined ? <Page /> : <Wall onClose={() => change({ wall: undefined })} />;
}

function Wall({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { view } = useView();
  const queues = useQueues();
  return (
    <main aria-label={t('supervisor.title')}>
      <Wallboard queues={queues} span={spanOf(view.span)} onClose={onClose} />
    </main>
  );
}

function Page() {
  const { t } = useTranslation();
  const [page, tasks, agents] = [useRef<HTMLElement>(null), useRef<HTMLElement>(null), useRef<HTMLElement>(null)];
  const queues = useQueues();
  const view = useView();
  const leave = usePlaceOnPage(page);
  const show = (list: RefObject<HTMLElement | null>, go: () => void) => {
    leave();
    go();
    list.current?.scrollIntoView({ block: 'start' });
  };
  const showTasks = (filter: ViewChange) => show(tasks, () => view.drill(filter));
  const showAgents = (filter: AgentFilter) => show(agents, () => view.change(filter));
  const openAgent = (agent: string) => view.change({ agent });
  const figures = queues.data;
  return (
    <main ref={page} className={`page ${styles['page']}`} aria-label={t('supervisor.title')}>
      <div className={styles['head']}>
        <h1>{t('supervisor.glance')}</h1>
        <AsOf at={figures?.at} />
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Icon name="fit" size={13} />}
          onClick={() => view.change({ wall: 'on' })}
          data-testid="wall-open"
        >
          {t('supervisor.wall')}
        </Button>
      </div>
      <AlertSection onDrill={showTasks} onAgent={openAgent} />
      {queues.isPending && <Loading />}
      {figures === undefined && queues.error !== null && (
        <Refused error={queues.error} onRetry={() => void queues.refetch()} />
      )}
      {figures !== undefined && (
        <>
          <Tiles
            figures={figures}
            onDrill={showTasks}
            onIdle={() => showAgents({ agents: 'idle', serves: undefined })}
          />
          <div className={styles['charts']}>
            <section className={styles['box']} aria-label={t('supervisor.backlog')} data-testid="backlog">
              <div className={styles['boxHead']}>
                <h2>{t('supervisor.backlog')}</h2>
                <AsOf at={figures.at} />
              </div>
              <BacklogBars figures={figures} onDrill={showTasks} />
            </section>
            <FlowSection onSpan={(chosen) => view.change({ span: chosen }, { replace: true })} onDrill={showTasks} />
          </div>
          <div className={styles['strips']}>
            <AgentStates onDrill={showAgents} />
            <ItemStates figures={figures} onDrill={showTasks} />
          </div>
          <QueueTable figures={figures} onDrill={showTasks} onAgents={showAgents} />
        </>
      )}
      <AgentSection
        ref={agents}
        filter={view.view}
        queues={figures?.queues ?? []}
        onFilter={(filter) => view.change(filter)}
        onOpen={openAgent}
      />
      <WorkbinSection onOpen={(bin) => view.change({ bin })} />
      <TaskSection ref={tasks} queues={figures?.queues ?? []} />
      <PanelDrawer view={view} />
    </main>
  );
}

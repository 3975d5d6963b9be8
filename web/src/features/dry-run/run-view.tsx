import { Progress, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DryRunView } from '../../../../api/contract/dry-run';
import { InstantText } from '../../pieces/instant-text';
import { Loading } from '../../pieces/loading';
import { Note } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { useDryRun } from './api';
import styles from './dry-run.module.css';
import { ItemTable } from './item-table';
import { MovesView } from './moves-view';
import { SimulationView } from './simulation-view';

const failures = ['TIME_LIMIT', 'TOO_MANY_ITEMS'] as const;

export function RunView({ id }: { id: string }) {
  const run = useDryRun(id);
  if (run.isPending) return <Loading />;
  if (run.data === undefined) return <Refused error={run.error} onRetry={() => void run.refetch()} />;
  return <Run run={run.data} />;
}

function Run({ run }: { run: DryRunView }) {
  const { t } = useTranslation();
  const { input, documents, summary, simulation, endedAt, failure, total, done, phase } = run;
  if (endedAt === null) {
    const text = t(phase === 'simulation' ? 'dryRun.simulating' : 'dryRun.looking', { done, total });
    const share = total === 0 ? 100 : (done / total) * 100;
    return (
      <div className={styles['progress']} role="status" data-testid="dry-run-progress">
        <p>{text}</p>
        <Progress value={share} animated aria-label={text} />
      </div>
    );
  }
  if (summary === null) {
    const known = failures.find((each) => each === failure);
    return (
      <Note tone="red" role="alert">
        {known === undefined ? t('dryRun.failed', { code: failure ?? '' }) : t(`dryRun.failure.${known}`)}
      </Note>
    );
  }
  return (
    <section aria-label={t('dryRun.result')} data-testid="dry-run-result">
      <p className={styles['quiet']}>
        <InstantText at={input.from} /> – <InstantText at={input.to} /> ·{' '}
        {documents.length === 0
          ? t('dryRun.noneIn')
          : documents.map(({ kind, division, key }) => `${kind} ${division}/${key}`).join(', ')}
      </p>
      {summary.items === 0 ? (
        <Note>{t('dryRun.noItems')}</Note>
      ) : (
        <Tabs defaultValue="moves" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="moves">{t('dryRun.moves')}</Tabs.Tab>
            <Tabs.Tab value="items">{t('dryRun.items')}</Tabs.Tab>
            <Tabs.Tab value="simulation">{t('dryRun.simulation')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="moves">
            <MovesView summary={summary} />
          </Tabs.Panel>
          <Tabs.Panel value="items">
            <ItemTable id={run.id} moved={summary.moved} />
          </Tabs.Panel>
          <Tabs.Panel value="simulation">
            <SimulationView simulation={simulation} />
          </Tabs.Panel>
        </Tabs>
      )}
    </section>
  );
}

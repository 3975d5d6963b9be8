import { Button, Progress, Tabs } from '@mantine/core';
import type { DryRunView } from '../../../../api/contract/dry-run';
import { InstantText } from '../../pieces/instant-text';
import { kindText } from '../../pieces/kind-text';
import { Loading } from '../../pieces/loading';
import { Note, ProblemNote } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { useTranslation } from '../../text/texts';
import { useDryRun, useGiveUp } from './api';
import styles from './dry-run.module.css';
import { ItemTable } from './item-table';
import { LineErrors } from './line-errors';
import { MovesView } from './moves-view';
import { SimulationView } from './simulation-view';

const failures = ['TIME_LIMIT', 'TOO_MANY_ITEMS'] as const;

interface RunViewProps {
  readonly id: string;
  /** It was given up. */
  readonly onGone: () => void;
}

export function RunView({ id, onGone }: RunViewProps) {
  const run = useDryRun(id);
  if (run.isPending) return <Loading />;
  if (run.data === undefined) return <Refused error={run.error} onRetry={() => void run.refetch()} />;
  return run.data.endedAt === null ? <Underway run={run.data} onGone={onGone} /> : <Run run={run.data} />;
}

function Underway({ run, onGone }: { run: DryRunView; onGone: () => void }) {
  const { t } = useTranslation();
  const { id, input, phase, done, total } = run;
  const giveUp = useGiveUp(id, onGone);
  const ofPeriod = phase === 'simulation' ? 'dryRun.simulating' : 'dryRun.looking';
  const text = t(input.events === undefined ? ofPeriod : 'dryRun.file.simulating', { done, total });
  const share = total === 0 ? 100 : (done / total) * 100;
  return (
    <div className={styles['progress']}>
      <div className={styles['progress']} role="status" data-testid="dry-run-progress">
        <p>{text}</p>
        <Progress value={share} animated aria-label={text} />
      </div>
      <ProblemNote error={giveUp.error} />
      <Button
        variant="default"
        size="xs"
        className={styles['giveUp']}
        loading={giveUp.isPending}
        onClick={() => giveUp.mutate()}
        data-testid="dry-run-give-up"
      >
        {t('dryRun.giveUp')}
      </Button>
    </div>
  );
}

function Run({ run }: { run: DryRunView }) {
  const { t } = useTranslation();
  const { input, documents, summary, simulation, failure } = run;
  if (failure !== null) {
    const known = failures.find((each) => each === failure);
    return (
      <Note tone="red" role="alert">
        {known === undefined ? t('dryRun.failed', { code: failure }) : t(`dryRun.failure.${known}`)}
      </Note>
    );
  }
  return (
    <section aria-label={t('dryRun.result')} data-testid="dry-run-result">
      <p className={styles['quiet']}>
        <InstantText at={input.from} beside={input.to} /> – <InstantText at={input.to} beside={input.from} /> ·{' '}
        {documents.length === 0
          ? t('dryRun.noneIn')
          : documents.map(({ kind, division, key }) => `${kindText(kind)}: ${division}/${key}`).join(', ')}
        {input.events !== undefined && ` · ${t('dryRun.file.lines', { count: input.events })}`}
      </p>
      {summary === null ? (
        <OfFile simulation={simulation} />
      ) : summary.items === 0 ? (
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

/** A file is simulated, and nothing else is told of it. */
function OfFile({ simulation }: Pick<DryRunView, 'simulation'>) {
  const { t } = useTranslation();
  if (simulation === null || !('failure' in simulation)) return <SimulationView simulation={simulation} />;
  if (simulation.errors !== undefined) return <LineErrors errors={simulation.errors} />;
  return (
    <Note tone="amber">{t(simulation.failure === 'TIME_LIMIT' ? 'dryRun.file.timeLimit' : 'dryRun.file.refused')}</Note>
  );
}

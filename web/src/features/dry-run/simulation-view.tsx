import { lazy, Suspense } from 'react';
import type { DryRunView } from '../../../../api/contract/dry-run';
import { durationText } from '../../format/duration';
import { attributeLabel } from '../../format/value';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { Note } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import { useAgentNames } from './api';
import styles from './dry-run.module.css';
import { bySection, histogramSteps, isBetter } from './figures';
import type { Figure } from './figures';
import { differenceText, valueText } from './value-text';

const PairChart = lazy(async () => ({ default: (await import('./pair-chart')).PairChart }));
const failures = ['NOTHING_TO_SIMULATE', 'TIME_LIMIT', 'INPUT_REFUSED'] as const;
const headlines = ['sla.attainment', 'waiting.toAccept.median', 'waiting.toAccept.p90', 'utilisation.occupancy.mean'];

/** Both configurations side by side: attainment, waits, who was busy, and every other figure. */
export function SimulationView({ simulation }: Pick<DryRunView, 'simulation'>) {
  const { t } = useTranslation();
  const names = useAgentNames();
  if (simulation === null) return <Empty text={t('dryRun.notSimulated')} />;
  if ('failure' in simulation) {
    const known = failures.find((each) => each === simulation.failure);
    return <Note tone="amber">{known === undefined ? simulation.failure : t(`dryRun.unsimulated.${known}`)}</Note>;
  }
  const { figures, waits, agents = [], assumptions } = simulation;
  const steps = waits === undefined ? [] : histogramSteps(waits);
  return (
    <div className={styles['parts']} data-testid="simulation">
      <div className={styles['tiles']}>
        {headlines.flatMap((name) => {
          const found = figures.find(({ figure }) => figure === name);
          return found === undefined ? [] : [<Tile key={name} figure={found} />];
        })}
      </div>
      <p className={styles['quiet']}>
        {t(`dryRun.presence.${assumptions.presence}`, { count: assumptions.agents })}{' '}
        {t('dryRun.handled', assumptions.handleTimes)}
      </p>
      {steps.length > 0 && (
        <section>
          <h2>{t('dryRun.waits')}</h2>
          <Suspense fallback={<Loading />}>
            <PairChart
              label={t('dryRun.waits')}
              names={steps.map(({ fromSeconds }) => (fromSeconds === 0 ? '0' : durationText(fromSeconds * 1_000)))}
              a={steps.map(({ a }) => a)}
              b={steps.map(({ b }) => b)}
              unit="count"
            />
          </Suspense>
        </section>
      )}
      {agents.length > 0 && (
        <section>
          <h2>{t('dryRun.occupancy')}</h2>
          <Suspense fallback={<Loading />}>
            <PairChart
              label={t('dryRun.occupancy')}
              names={agents.map(({ agent }) => names.data?.get(agent) ?? agent)}
              a={agents.map(({ a }) => a)}
              b={agents.map(({ b }) => b)}
              unit="share"
              isLying
            />
          </Suspense>
        </section>
      )}
      <details className={styles['details']}>
        <summary>{t('dryRun.allFigures')}</summary>
        {bySection(figures).map(([section, each]) => (
          <FigureTable key={section} section={section} figures={each} />
        ))}
      </details>
    </div>
  );
}

function Tile({ figure }: { figure: Figure }) {
  const { t } = useTranslation();
  const better = isBetter(figure);
  return (
    <section className={styles['tile']} data-testid={`figure-${figure.figure}`}>
      <h2>{t(`dryRun.headline.${headlineKey(figure.figure)}`)}</h2>
      <p>
        <span>{valueText(figure.a, figure.unit)}</span> → <strong>{valueText(figure.b, figure.unit)}</strong>
      </p>
      <p data-better={better ?? undefined}>
        {differenceText(figure.difference, figure.unit)}
        {better !== null && ` · ${t(better ? 'dryRun.better' : 'dryRun.worse')}`}
      </p>
    </section>
  );
}

function headlineKey(figure: string): 'attainment' | 'median' | 'p90' | 'occupancy' {
  if (figure === 'sla.attainment') return 'attainment';
  if (figure.endsWith('median')) return 'median';
  return figure.endsWith('p90') ? 'p90' : 'occupancy';
}

function FigureTable({ section, figures }: { section: string; figures: readonly Figure[] }) {
  const { t } = useTranslation();
  return (
    <table className={styles['table']}>
      <caption>{attributeLabel(section)}</caption>
      <thead>
        <tr>
          <th>{t('dryRun.figure')}</th>
          <th>{t('dryRun.published')}</th>
          <th>{t('dryRun.draft')}</th>
          <th>{t('dryRun.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((each) => (
          <tr key={each.figure}>
            <th scope="row">{each.label}</th>
            <td>{valueText(each.a, each.unit)}</td>
            <td>{valueText(each.b, each.unit)}</td>
            <td data-better={isBetter(each) ?? undefined}>{differenceText(each.difference, each.unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

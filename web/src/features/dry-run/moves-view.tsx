import { lazy, Suspense } from 'react';
import type { DryRunView } from '../../../../api/contract/dry-run';
import { fieldLabel } from '../../format/field-text';
import { priorityText } from '../../format/value';
import { faultText } from '../../pieces/fault-text';
import { placeText } from '../../pieces/place-text';
import { Loading } from '../../pieces/loading';
import { Note } from '../../pieces/note';
import { sentenceText } from '../../pieces/sentence';
import { useTranslation } from '../../text/texts';
import styles from './dry-run.module.css';

const PairChart = lazy(async () => ({ default: (await import('./pair-chart')).PairChart }));

type Summary = NonNullable<DryRunView['summary']>;
const mostMoves = 15;

/** How much moves, from where to where, and what is new of incidents and refusals. */
export function MovesView({ summary }: { summary: Summary }) {
  const { t } = useTranslation();
  const { items, moved, fields, segments, queues, newIncidents, newRefusals, priorities } = summary;
  const steps = priorities.published.map((_, at) => priorityText(priorities.from + at * priorities.width));
  return (
    <div className={styles['parts']}>
      <p className={styles['headline']} data-testid="moved">
        {t('dryRun.moved', { count: moved, items })}
      </p>
      {moved > 0 && (
        <Bars
          title={t('dryRun.fields')}
          rows={Object.entries(fields)
            .toSorted(([, a], [, b]) => b - a)
            .map(([name, count]) => ({ name: fieldLabel(name), count }))}
          most={items}
        />
      )}
      {queues.told.length > 0 && (
        <Bars title={t('dryRun.queues')} rows={moveRows(queues, t('dryRun.nowhere'))} most={items} />
      )}
      {segments.told.length > 0 && (
        <Bars title={t('dryRun.segments')} rows={moveRows(segments, t('dryRun.nowhere'))} most={items} />
      )}
      {steps.length > 0 && (
        <section>
          <h2>{t('dryRun.priorities')}</h2>
          <Suspense fallback={<Loading />}>
            <PairChart
              label={t('dryRun.priorities')}
              names={steps}
              a={priorities.published}
              b={priorities.draft}
              unit="count"
            />
          </Suspense>
        </section>
      )}
      {newIncidents.map(({ incident, said, items: count }) => (
        <Note key={incident} tone="amber">
          {t('dryRun.newIncident', { count, incident: sentenceText({ text: incident, ...said }) })}
        </Note>
      ))}
      {newRefusals.map(({ items: count, ...fault }) => (
        <Note key={`${fault.path} ${fault.message}`} tone="red">
          {t('dryRun.newRefusal', { count, reason: `${placeText(fault.path)} ${faultText(fault)}` })}
        </Note>
      ))}
    </div>
  );
}

function moveRows({ told, others }: Summary['queues'], nowhere: string) {
  const rows = told
    .slice(0, mostMoves)
    .map(({ from, to, items }) => ({ name: `${from ?? nowhere} → ${to ?? nowhere}`, count: items }));
  const rest = told.slice(mostMoves).reduce((sum, { items }) => sum + items, others);
  return rest > 0 ? [...rows, { name: '…', count: rest }] : rows;
}

interface BarsProps {
  readonly title: string;
  readonly rows: readonly { name: string; count: number }[];
  readonly most: number;
}

function Bars({ title, rows, most }: BarsProps) {
  return (
    <section>
      <h2>{title}</h2>
      <ul className={styles['bars']}>
        {rows.map(({ name, count }) => (
          <li key={name}>
            <span>{name}</span>
            <span className={styles['bar']} aria-hidden="true">
              <span style={{ width: `${Math.max(1, (count / Math.max(1, most)) * 100)}%` }} />
            </span>
            <strong>{count}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

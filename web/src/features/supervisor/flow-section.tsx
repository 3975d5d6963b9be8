import { SegmentedControl, UnstyledButton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { ComponentProps, ComponentType } from 'react';
import type { Flow } from '../../../../api/contract/queue';
import { type FlowSpan, flowSpans } from '../../../../domain/item/flow-span';
import { useAsked } from '../../address/address';
import { shortInstant, toMs } from '../../format/instant';
import { AsOf } from '../../pieces/as-of';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useNow } from '../../pieces/use-now';
import { useTranslation } from '../../text/texts';
import { useFlow } from './api';
import { type FlowPart, inPeriod } from './drills';
import type { FlowChart as Chart } from './flow-chart';
import styles from './flow-section.module.css';
import type { ViewChange } from '../../search';

/** The chart shows what the table says: where it cannot be loaded (a new version was installed meanwhile), it is left out. */
export const FlowChart = lazy<ComponentType<ComponentProps<typeof Chart>>>(() =>
  import('./flow-chart').then(
    ({ FlowChart: chart }) => ({ default: chart }),
    () => ({ default: () => null }),
  ),
);

const spans = Object.keys(flowSpans) as FlowSpan[];
const parts = ['arrived', 'completed'] as const;
const names = ['span'] as const;

/** The span that an address names. */
export function spanOf(text: string | undefined): FlowSpan {
  return spans.find((span) => span === text) ?? 'PT1H';
}

interface FlowSectionProps {
  readonly onSpan: (span: string) => void;
  readonly onDrill: (filter: ViewChange) => void;
}

/** What came against what was completed: two sums, two lines, and the same as a table. Each opens its list. */
export function FlowSection({ onSpan, onDrill }: FlowSectionProps) {
  const { t } = useTranslation();
  const span = spanOf(useAsked(names).span);
  const flow = useFlow(span);
  const steps = flow.data?.steps ?? [];
  const [first, last] = [steps[0], steps.at(-1)];
  return (
    <section className={styles['box']} aria-label={t('supervisor.flow.title')} data-testid="flow">
      <div className={styles['head']}>
        <h2>{t('supervisor.flow.title')}</h2>
        <AsOf at={flow.data?.at} />
        <SegmentedControl
          size="xs"
          aria-label={t('supervisor.flow.span')}
          value={span}
          onChange={onSpan}
          data={spans.map((value) => ({ value, label: t(`supervisor.flow.spans.${value}`) }))}
        />
      </div>
      {flow.isPending && <Loading />}
      {flow.data === undefined && flow.error !== null && (
        <Refused error={flow.error} onRetry={() => void flow.refetch()} />
      )}
      {first !== undefined && last !== undefined && (
        <>
          <ul className={styles['sums']}>
            {parts.map((part) => (
              <li key={part}>
                <Count
                  part={part}
                  steps={steps}
                  onDrill={() => onDrill(inPeriod(part, { from: first.from, to: last.to }))}
                />
              </li>
            ))}
          </ul>
          <Suspense fallback={<div className={styles['chart']} />}>
            <FlowChart steps={steps} height={148} onPick={(part, step) => onDrill(inPeriod(part, step))} />
          </Suspense>
          <Steps steps={steps} onDrill={onDrill} />
        </>
      )}
    </section>
  );
}

interface CountProps {
  readonly part: FlowPart;
  readonly steps: Flow['steps'];
  readonly onDrill: () => void;
}

function Count({ part, steps, onDrill }: CountProps) {
  const { t } = useTranslation();
  return (
    <UnstyledButton className={styles['sum']} onClick={onDrill} data-testid={`flow-${part}`}>
      <span className={styles['line']} data-part={part} />
      {t(`supervisor.flow.${part}`)} <strong>{steps.reduce((sum, step) => sum + step[part], 0)}</strong>
    </UnstyledButton>
  );
}

/** The same for who cannot point at a line. */
function Steps({ steps, onDrill }: { steps: Flow['steps']; onDrill: (filter: ViewChange) => void }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  return (
    <details className={styles['details']}>
      <summary>{t('supervisor.flow.table')}</summary>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('supervisor.flow.from')}</th>
            {parts.map((part) => (
              <th key={part} scope="col">
                {t(`supervisor.flow.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.toReversed().map((step) => (
            <tr key={step.from}>
              <th scope="row">{shortInstant(toMs(step.from), nowMs)}</th>
              {parts.map((part) => (
                <td key={part}>
                  {step[part] === 0 ? (
                    0
                  ) : (
                    <UnstyledButton className={styles['step']} onClick={() => onDrill(inPeriod(part, step))}>
                      {step[part]}
                    </UnstyledButton>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

import { memo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { AgentDay } from '../../../../api/contract/agent';
import { queryString, request } from '../../api/client';
import { keys } from '../../api/keys';
import { durationText } from '../../format/duration';
import { clockTime, toMs } from '../../format/instant';
import { ProblemNote } from '../../pieces/note';
import { reasonText } from '../../presence/presence-text';
import { useTranslation } from '../../text/texts';
import styles from './day-panel.module.css';

/** Time goes on without an event. */
const againMs = 60_000;

const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();

/** What he has done today, by his own clock, in figures. */
export const DayPanel = memo(function DayPanel({ agent }: { agent: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    queryKey: keys.day(agent, zone),
    queryFn: ({ signal }) =>
      request<AgentDay>(`/v1/agents/${encodeURIComponent(agent)}/day${queryString({ zone })}`, { signal }),
    refetchInterval: againMs,
  });
  if (data === undefined) return <ProblemNote error={error} />;
  const counts = (['taken', 'completed', 'parked', 'transferred', 'declined', 'missed'] as const).map(
    (name) => [t(`day.${name}`), String(data[name])] as const,
  );
  const spans: (readonly [string, string])[] = [
    [t('day.handle'), data.handleSeconds === null ? '–' : spanText(data.handleSeconds)],
    [t('day.ready'), spanText(data.readySeconds)],
    ...data.notReady.map(({ reason, seconds }) => {
      const name = reason === null ? t('day.noReason') : reasonText(reason);
      return [t('day.notReady', { reason: name }), spanText(seconds)] as const;
    }),
  ];
  return (
    <section className={styles['day']} aria-labelledby="my-day" data-testid="my-day">
      <header>
        <h2 id="my-day">{t('day.title')}</h2>
        <p>{t('day.asOf', { time: clockTime(toMs(data.at)), zone })}</p>
      </header>
      {[counts, spans].map((pairs, index) => (
        <dl key={index === 0 ? 'counts' : 'spans'}>
          {pairs.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  );
});

function spanText(seconds: number): string {
  return durationText(seconds * 1_000);
}

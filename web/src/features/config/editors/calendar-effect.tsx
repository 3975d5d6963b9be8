import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { CalendarPreview } from '../../../../../api/contract/calendar';
import { Loading } from '../../../pieces/loading';
import { ProblemNote } from '../../../pieces/note';
import { dateLocale } from '../../../text/language';
import { useTranslation } from '../../../text/texts';
import type { EffectProps } from '../editors';
import { usePreview } from './calendar/api';
import styles from './calendar/calendar.module.css';
import { hoursOf, monthsOf, notableDays } from './calendar/months';
import { Month } from './calendar/month';

const TYPING_MS = 400;

/** Days of a calendar as it is written: hours, holidays, and when clocks change; from today on, or from another day. */
export function CalendarEffect({ place, document }: EffectProps) {
  const { t } = useTranslation();
  // Whoever has only begun one has done nothing wrong yet.
  const isBegun = Boolean(document['timeZone']) && document['hours'] !== undefined;
  return (
    <section className={styles['preview']} aria-label={t('calendar.title')} data-testid="calendar-preview">
      <h3>{t('calendar.title')}</h3>
      {isBegun ? (
        <Preview place={place} document={document} />
      ) : (
        <p className={styles['quiet']}>{t('calendar.notYet')}</p>
      )}
    </section>
  );
}

function Preview({ place, document }: Pick<EffectProps, 'place' | 'document'>) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const [settled] = useDebouncedValue(document, TYPING_MS);
  const preview = usePreview(place, settled, from === '' ? undefined : from);
  return (
    <>
      <TextInput
        type="date"
        size="xs"
        label={t('calendar.from')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        data-testid="calendar-from"
      />
      {preview.isPending && <Loading />}
      {preview.isError && <ProblemNote error={preview.error} />}
      {preview.isSuccess && <Days preview={preview.data} />}
    </>
  );
}

function Days({ preview: { days, openMinutes, timeZone } }: { readonly preview: CalendarPreview }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles['quiet']}>
        {t('calendar.open', { hours: hoursOf(openMinutes), count: days.length, zone: timeZone })}
      </p>
      {monthsOf(days).map(({ month, weeks }) => (
        <Month key={month} month={month} weeks={weeks} />
      ))}
      <Notable days={days} />
    </>
  );
}

/** In words what the grid marks. */
function Notable({ days }: { readonly days: CalendarPreview['days'] }) {
  const { t } = useTranslation();
  const dates = new Intl.DateTimeFormat(dateLocale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const notable = notableDays(days);
  if (notable.length === 0) return <p className={styles['quiet']}>{t('calendar.nothing')}</p>;
  return (
    <ul className={styles['notable']}>
      {notable.map(({ date, names, isOwnDay, clockMinutes }) => (
        <li key={date}>
          <strong>{dates.format(new Date(date))}</strong>{' '}
          {[
            ...names,
            ...(isOwnDay ? [t('calendar.ownDay')] : []),
            ...(clockMinutes === 0
              ? []
              : [t(clockMinutes > 0 ? 'calendar.forward' : 'calendar.back', { minutes: Math.abs(clockMinutes) })]),
          ].join(' · ')}
        </li>
      ))}
    </ul>
  );
}

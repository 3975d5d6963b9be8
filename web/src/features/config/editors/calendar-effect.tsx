import { useDebouncedValue } from '@mantine/hooks';
import type { CalendarPreview } from '../../../../../api/contract/calendar';
import { Loading } from '../../../pieces/loading';
import { ProblemNote } from '../../../pieces/note';
import { dateLocale } from '../../../text/language';
import { useTranslation } from '../../../text/texts';
import type { EffectProps } from '../editors';
import { usePreview } from './calendar/api';
import styles from './calendar/calendar.module.css';
import { hoursText, monthsOf, notableDays } from './calendar/months';
import { Month } from './calendar/month';

const TYPING_MS = 400;

/** The next days of a calendar as it is written: hours, holidays, and when clocks change. */
export function CalendarEffect({ place, document }: EffectProps) {
  const { t } = useTranslation();
  const [settled] = useDebouncedValue(document, TYPING_MS);
  const preview = usePreview(place, settled);
  if (preview.isError) return <ProblemNote error={preview.error} />;
  if (preview.isPending) return <Loading />;
  const { days, openMinutes, timeZone } = preview.data;
  return (
    <section className={styles['preview']} aria-label={t('calendar.title')} data-testid="calendar-preview">
      <h3>{t('calendar.title')}</h3>
      <p className={styles['quiet']}>
        {t('calendar.open', { hours: hoursText(openMinutes), count: days.length, zone: timeZone })}
      </p>
      {monthsOf(days).map(({ month, weeks }) => (
        <Month key={month} month={month} weeks={weeks} />
      ))}
      <Notable days={days} />
    </section>
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

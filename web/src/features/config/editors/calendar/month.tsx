import { dateLocale } from '../../../../text/language';
import { useTranslation } from '../../../../text/texts';
import styles from './calendar.module.css';
import { hoursOf, notableDays } from './months';
import type { Day, Week } from './months';

// A Monday to a Sunday.
const weekdays = Array.from({ length: 7 }, (_, index) => new Date(Date.UTC(2024, 0, 1 + index)));

/** One month as a grid: how long each day is open, holidays and changes of clocks marked. */
export function Month({ month, weeks }: { readonly month: string; readonly weeks: readonly Week[] }) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(dateLocale(), { ...options, timeZone: 'UTC' });
  const title = format({ month: 'long', year: 'numeric' }).format(new Date(`${month}-01`));
  return (
    <table className={styles['month']}>
      <caption>{title}</caption>
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th key={day.getTime()} scope="col" abbr={format({ weekday: 'long' }).format(day)}>
              {format({ weekday: 'short' }).format(day).slice(0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, row) => (
          // Weeks and empty days have no name but their place.
          <tr key={row}>
            {week.map((day, column) => (day === null ? <td key={column} /> : <DayCell key={day.date} day={day} />))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day }: { readonly day: Day }) {
  const { t } = useTranslation();
  const [notable] = notableDays([day]);
  const hours = day.open.map(({ localFrom, localTo }) => `${localFrom}–${localTo}`).join(', ');
  const mark = notable === undefined ? '' : notable.clockMinutes === 0 ? '●' : '↻';
  return (
    <td
      data-open={day.openMinutes > 0}
      data-notable={notable !== undefined && (notable.names.length > 0 || notable.isOwnDay)}
      title={[hours === '' ? t('calendar.closed') : hours, ...(notable?.names ?? [])].join(' · ')}
      data-testid={`day-${day.date}`}
    >
      <span className={styles['date']}>
        {Number(day.date.slice(-2))}
        {mark !== '' && <i aria-hidden="true">{mark}</i>}
      </span>
      <span className={styles['hours']}>
        {day.openMinutes > 0 ? t('curve.hours', { count: hoursOf(day.openMinutes) }) : '–'}
      </span>
    </td>
  );
}

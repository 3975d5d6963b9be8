import { useTranslation } from 'react-i18next';
import type { HistoryEvent } from '../../../api/contract/item';
import { useHistory } from '../api/items';
import { localInstant, shortInstant, toMs, utcInstant } from '../format/instant';
import { keyText } from '../format/value';
import { Empty } from '../pieces/empty';
import { Loading } from '../pieces/loading';
import { ProblemNote } from '../pieces/note';
import { useNow } from '../pieces/use-now';
import { eventDetails, eventTitle } from './event-text';
import styles from './history-tab.module.css';

/** Every event of the item with who and when, the latest first. */
export function HistoryTab({ id }: { id: string }) {
  const { t } = useTranslation();
  const history = useHistory(id);
  if (history.isPending) return <Loading />;
  if (history.isError) return <ProblemNote error={history.error} />;
  const events = history.data.events.toSorted((a, b) => b.seq - a.seq);
  if (events.length === 0) return <Empty text={t('history.empty')} />;
  return (
    <ol className={styles['events']} data-testid="history">
      {events.map((event) => (
        <Entry key={event.seq} event={event} />
      ))}
    </ol>
  );
}

function Entry({ event }: { event: HistoryEvent }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const at = toMs(event.at);
  const { kind, id } = event.actor;
  const actor = kind === 'system' ? `${t('history.system')}${id === null ? '' : ` (${id})`}` : (id ?? keyText(kind));
  const details = eventDetails(event);
  return (
    <li className={styles['event']} data-type={event.type}>
      <time dateTime={event.at} title={`${localInstant(at)} · ${utcInstant(at)}`}>
        {shortInstant(at, nowMs)}
      </time>
      <div>
        <p>
          <strong>{eventTitle(event)}</strong> <span className={styles['actor']}>{actor}</span>
        </p>
        {details.length > 0 && <p className={styles['details']}>{details.join(' · ')}</p>}
      </div>
    </li>
  );
}

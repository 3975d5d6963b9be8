import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { History, HistoryEvent } from '../../../api/contract/item';
import { useHistory } from '../api/items';
import { localInstant, shortInstant, toMs, utcInstant } from '../format/instant';
import { Empty } from '../pieces/empty';
import { Loading } from '../pieces/loading';
import { Refused } from '../pieces/refused';
import { useNow } from '../pieces/use-now';
import { actorText, eventDetails, eventTitle } from './event-text';
import styles from './history-tab.module.css';

/** Every event of the item with who and when, the latest first. */
export function HistoryTab({ id }: { id: string }) {
  const { t } = useTranslation();
  const history = useHistory(id);
  if (history.isPending) return <Loading />;
  if (history.isError) return <Refused error={history.error} onRetry={() => void history.refetch()} />;
  const { pages } = history.data;
  if (pages.every(({ events }) => events.length === 0)) return <Empty text={t('history.empty')} />;
  return (
    <>
      <ol className={styles['events']} data-testid="history">
        {pages.flatMap(({ events, names }) =>
          events.map((event) => <Entry key={event.seq} event={event} names={names} />),
        )}
      </ol>
      {history.hasNextPage && (
        <Button variant="default" size="compact-sm" onClick={() => void history.fetchNextPage()}>
          {t('history.more')}
        </Button>
      )}
    </>
  );
}

function Entry({ event, names }: { event: HistoryEvent; names: History['names'] }) {
  const nowMs = useNow();
  const at = toMs(event.at);
  const details = eventDetails(event, names, nowMs);
  return (
    <li className={styles['event']} data-type={event.type}>
      <time dateTime={event.at} title={`${localInstant(at)} · ${utcInstant(at)}`}>
        {shortInstant(at, nowMs)}
      </time>
      <div>
        <p>
          <strong>{eventTitle(event, names)}</strong> <span className={styles['actor']}>{actorText(event, names)}</span>
        </p>
        {details.length > 0 && <p className={styles['details']}>{details.join(' · ')}</p>}
      </div>
    </li>
  );
}

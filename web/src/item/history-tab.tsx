import type { History, HistoryEvent } from '../../../api/contract/item';
import { useHistory } from '../api/item-lists';
import { Empty } from '../pieces/empty';
import { Loading } from '../pieces/loading';
import { Refused } from '../pieces/refused';
import { useTranslation } from '../text/texts';
import { actorText, eventDetails, eventTitle } from './event-text';
import { HistoryEntry, HistoryList } from './history-entry';

/** Every event of the item with who and when, the latest first. */
export function HistoryTab({ id }: { id: string }) {
  const { t } = useTranslation();
  const history = useHistory(id);
  if (history.isPending) return <Loading />;
  if (history.isError) return <Refused error={history.error} onRetry={() => void history.refetch()} />;
  const { pages } = history.data;
  if (pages.every(({ events }) => events.length === 0)) return <Empty text={t('history.empty')} />;
  return (
    <HistoryList testId="history" of={history}>
      {pages.flatMap(({ events, names }) =>
        events.map((event) => <Entry key={event.seq} event={event} names={names} />),
      )}
    </HistoryList>
  );
}

function Entry({ event, names }: { event: HistoryEvent; names: History['names'] }) {
  return (
    <HistoryEntry
      type={event.type}
      at={event.at}
      title={eventTitle(event, names)}
      actor={actorText(event, names)}
      details={eventDetails(event, names)}
    />
  );
}

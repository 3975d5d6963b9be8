import type { CaseHistory } from '../../../../api/contract/case';
import { useCaseHistory } from '../../api/cases';
import type { ModelElements } from '../../diagram/model-elements';
import { keyText } from '../../format/value';
import { HistoryEntry, HistoryList } from '../../item/history-entry';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { texts, useTranslation } from '../../text/texts';
import { nameOf } from './parts';
import { caseEventDetails } from './timeline-text';

type Event = CaseHistory['events'][number];

/** Everything that happened to the case, the latest first. That a flow was taken, what it led to tells already. */
export function Timeline({ id, elements }: { id: string; elements: ModelElements }) {
  const { t } = useTranslation();
  const history = useCaseHistory(id);
  if (history.isPending) return <Loading />;
  if (history.data === undefined) return <Refused error={history.error} onRetry={() => void history.refetch()} />;
  const events = history.data.pages.flatMap((page) => page.events).filter(({ type }) => type !== 'taken');
  if (events.length === 0) return <Empty text={t('case.noHistory')} />;
  return (
    <HistoryList testId="case-history" of={history}>
      {events.map((event) => (
        <Entry key={event.seq} event={event} elements={elements} />
      ))}
    </HistoryList>
  );
}

function Entry({ event, elements }: { event: Event; elements: ModelElements }) {
  const key = `caseEvent.${event.type}`;
  const { kind, id, name } = event.actor;
  return (
    <HistoryEntry
      type={event.type}
      at={event.at}
      title={texts.exists(key) ? texts.t(key as 'caseEvent.created') : keyText(event.type)}
      about={event.element === null ? '' : `${nameOf(elements, event.element)} `}
      actor={kind === 'system' ? null : (name ?? id ?? keyText(kind))}
      details={caseEventDetails(event, (element) => nameOf(elements, element))}
    />
  );
}

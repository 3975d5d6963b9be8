import { Button } from '@mantine/core';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CaseHistory } from '../../../../api/contract/case';
import { useCaseHistory } from '../../api/cases';
import type { ModelElements } from '../../diagram/model-elements';
import { localInstant, shortInstant, toMs, utcInstant } from '../../format/instant';
import { keyText } from '../../format/value';
import historyStyles from '../../item/history-tab.module.css';
import { Empty } from '../../pieces/empty';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useNow } from '../../pieces/use-now';
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
    <>
      <ol className={historyStyles['events']} data-testid="case-history">
        {events.map((event) => (
          <Entry key={event.seq} event={event} elements={elements} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button variant="default" size="compact-sm" onClick={() => void history.fetchNextPage()}>
          {t('history.more')}
        </Button>
      )}
    </>
  );
}

function Entry({ event, elements }: { event: Event; elements: ModelElements }) {
  const nowMs = useNow();
  const at = toMs(event.at);
  const key = `caseEvent.${event.type}`;
  const title = i18next.exists(key) ? i18next.t(key as 'caseEvent.created') : keyText(event.type);
  const details = caseEventDetails(event, (element) => nameOf(elements, element));
  return (
    <li className={historyStyles['event']} data-type={event.type}>
      <time dateTime={event.at} title={`${localInstant(at)} · ${utcInstant(at)}`}>
        {shortInstant(at, nowMs)}
      </time>
      <div>
        <p>
          <strong>{title}</strong> {event.element !== null && `${nameOf(elements, event.element)} `}
          {event.actor.kind !== 'system' && (
            <span className={historyStyles['actor']}>{event.actor.id ?? keyText(event.actor.kind)}</span>
          )}
        </p>
        {details.length > 0 && <p className={historyStyles['details']}>{details.join(' · ')}</p>}
      </div>
    </li>
  );
}

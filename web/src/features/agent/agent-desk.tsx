import type { AgentWork } from '../../../../api/contract/agent';
import { useCallbackRef } from '@mantine/hooks';
import { useShortcuts } from '../../keyboard/use-shortcuts';
import { late } from '../../pieces/late';
import { Loading } from '../../pieces/loading';
import { Note, ProblemNote } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import styles from './agent-desk.module.css';
import { Arrivals } from './arrivals';
import { ItemWork } from './item-work';
import { OfferCard } from './offer-card';
import { OfferNews } from './offer-news';
import { Rail } from './rail';
import { SideColumn } from './side-column';
import { useAfter } from './use-after';
import { useDeskView } from './use-desk-view';
import { useDocked } from './use-docked';
import { useOfferAnswer } from './use-offer-answer';
import { useOfferCall } from './use-offer-call';
import { WorkList } from './work-list';
import { withTexts } from '../../text/i18n';

const PlaceView = late(
  () => withTexts(import('./place-view'), 'elsewhere').then((module) => module.PlaceView),
  <Loading />,
);

// Nothing has left his hands as his desk opens.
const DeskNews = late(() => withTexts(import('./desk-news'), 'elsewhere').then((module) => module.DeskNews));

/** Left what he is at, in the middle a list or the item that is open, right the offer or the item's context. */
export function AgentDesk({ agent, work }: { agent: string; work: AgentWork }) {
  const { t } = useTranslation();
  const view = useDeskView();
  const { openId, place } = view;
  // The same from press to press, so that what does not change is not drawn again.
  const open = useCallbackRef(view.open);
  const close = useCallbackRef(view.close);
  const show = useCallbackRef(view.show);
  const offer = work.offers[0];
  const answer = useOfferAnswer(open);
  const after = useAfter(agent, work, openId, open);
  useOfferCall(offer);
  const docked = useDocked(offer?.item.answer === 'manual' ? offer.offerId : undefined);
  const openOffer = useCallbackRef(docked.open);
  const isAnswerHere = answer.itemId === offer?.item.id;
  const back = openId !== undefined ? close : place !== undefined ? () => show(undefined) : undefined;
  useShortcuts(back === undefined ? {} : { Escape: back });
  return (
    <div
      className={styles['desk']}
      data-open={openId !== undefined}
      data-offer={offer?.item.answer === 'manual'}
      data-docked={docked.isDocked}
    >
      <Rail agent={agent} work={work} openId={openId} place={place} onOpen={open} onShow={show} />
      <main className={styles['middle']} aria-label={t('work.title')} tabIndex={-1} data-focus-home>
        {!isAnswerHere && <ProblemNote error={answer.error} onClose={answer.forget} />}
        <Arrivals work={work} openId={openId} answeredId={answer.itemId} isFree={place === undefined} onOpen={open} />
        <DeskNews work={work} openId={openId} after={after} onOpen={open} />
        {openId !== undefined && answer.blockedId === openId && (
          <Note tone="amber" role="status">
            {t('item.screenPopBlocked')}
          </Note>
        )}
        {openId !== undefined ? (
          <ItemWork key={openId} id={openId} agent={agent} after={after} onOpen={open} onClose={close} />
        ) : place !== undefined ? (
          <PlaceView
            key={JSON.stringify(place)}
            place={place}
            agent={agent}
            onOpen={open}
            onBack={() => show(undefined)}
          />
        ) : (
          <WorkList agent={agent} work={work} onOpen={open} />
        )}
      </main>
      <aside className={styles['side']} aria-label={t('work.more')}>
        {offer !== undefined && (
          <OfferCard key={offer.offerId} offer={offer} answer={answer} isDocked={docked.isDocked} onOpen={openOffer} />
        )}
        <SideColumn
          openId={openId}
          isReady={work.presence.state === 'ready'}
          capacity={work.capacity}
          hasOffer={offer !== undefined}
        />
      </aside>
      <OfferNews offer={offer} answeredId={answer.itemId} />
    </div>
  );
}

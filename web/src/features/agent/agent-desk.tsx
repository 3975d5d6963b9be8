import { useTranslation } from 'react-i18next';
import type { AgentWork } from '../../../../api/contract/agent';
import { useShortcuts } from '../../keyboard/use-shortcuts';
import { Note, ProblemNote } from '../../pieces/note';
import styles from './agent-desk.module.css';
import { ItemWork } from './item-work';
import { OfferCard } from './offer-card';
import { OfferNews } from './offer-news';
import { Rail } from './rail';
import { SideColumn } from './side-column';
import { useOfferAnswer } from './use-offer-answer';
import { useOpenItem } from './use-open-item';
import { WorkList } from './work-list';

/** Left what he is at, in the middle his list or the item that is open, right the offer or the item's context. */
export function AgentDesk({ agent, work }: { agent: string; work: AgentWork }) {
  const { t } = useTranslation();
  const { openId, open, close } = useOpenItem();
  const offer = work.offers[0];
  const answer = useOfferAnswer(open);
  const isAnswerHere = answer.itemId === offer?.item.id;
  useShortcuts(openId === undefined ? {} : { Escape: close });
  return (
    <div className={styles['desk']} data-open={openId !== undefined} data-offer={offer !== undefined}>
      <Rail agent={agent} work={work} openId={openId} onOpen={open} />
      <main className={styles['middle']} aria-label={t('work.title')}>
        {!isAnswerHere && <ProblemNote error={answer.error} onClose={answer.forget} />}
        {openId !== undefined && answer.blockedId === openId && (
          <Note tone="amber" role="status">
            {t('item.screenPopBlocked')}
          </Note>
        )}
        {openId === undefined ? (
          <WorkList work={work} onOpen={open} />
        ) : (
          <ItemWork key={openId} id={openId} agent={agent} onClose={close} />
        )}
      </main>
      <aside className={styles['side']} aria-label={t('work.more')}>
        {offer !== undefined && <OfferCard key={offer.offerId} offer={offer} answer={answer} />}
        <SideColumn openId={openId} presence={work.presence.state} hasOffer={offer !== undefined} />
      </aside>
      <OfferNews offer={offer} answeredId={answer.itemId} />
    </div>
  );
}

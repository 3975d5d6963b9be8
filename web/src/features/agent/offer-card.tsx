import { Button } from '@mantine/core';
import { memo, useState } from 'react';
import type { OfferView } from '../../../../api/contract/agent';
import { Attributes } from '../../item/attributes';
import { useShortcuts } from '../../keyboard/use-shortcuts';
import { useActions } from '../../palette/use-actions';
import { late } from '../../pieces/late';
import { Note, ProblemNote } from '../../pieces/note';
import { PrioritySpark } from '../../pieces/priority-spark';
import { SlaClock } from '../../pieces/sla-clock';
import { withTexts } from '../../text/i18n';
import { useTranslation } from '../../text/texts';
import { Countdown } from './countdown';
import styles from './offer-card.module.css';
import type { OfferAnswer } from './use-offer-answer';

const DeclineForm = late(() => withTexts(import('./decline-form'), 'elsewhere').then((module) => module.DeclineForm));
const OfferOpen = late(() => withTexts(import('./offer-open'), 'elsewhere').then((module) => module.OfferOpen));
// It waits for the server's explanation in any case.
const WhyCard = late(() => withTexts(import('../../item/why-card'), 'said').then((module) => module.WhyCard));

interface OfferCardProps {
  readonly offer: OfferView;
  readonly answer: OfferAnswer;
  /** On a phone it stands below what he fills in, with what he needs to answer it. */
  readonly isDocked: boolean;
  /** He wants to see all of it. */
  readonly onOpen: () => void;
}

/** An offer: what it is, how long it stands, accept and decline. It takes no focus, so nobody's typing is lost to it. */
export const OfferCard = memo(function OfferCard({ offer, answer, isDocked, onOpen }: OfferCardProps) {
  const { t } = useTranslation();
  const { item, offerId } = offer;
  const [isDeclining, setDeclining] = useState(false);
  const [wasAsked, setAsked] = useState(false);
  const isAuto = item.answer === 'auto';
  const accept = () => answer.accept(offer);
  const decline = () => setDeclining(true);
  const named = (text: string) => `${text}: ${item.reference}`;
  useShortcuts(isAuto ? {} : { a: accept, d: decline });
  useActions(
    isAuto
      ? []
      : [
          { id: 'accept', label: named(t('offer.accept')), shortcut: 'a', run: accept },
          { id: 'decline', label: named(t('offer.decline')), shortcut: 'd', run: decline },
        ],
  );
  return (
    <section
      className={styles['card']}
      aria-label={t('offer.title')}
      data-auto={isAuto}
      data-docked={isDocked}
      data-testid="offer-card"
    >
      <Countdown offeredAt={offer.offeredAt} expiresAt={offer.expiresAt} />
      <div className={styles['head']}>
        <div>
          <h2>
            <span>{item.reference}</span> {item.name}
          </h2>
          <p className={styles['kind']}>
            {item.names.worktype} · {item.names.queue}
          </p>
        </div>
        {isDocked && <OfferOpen onOpen={onOpen} />}
      </div>
      <div className={styles['figures']}>
        <PrioritySpark item={item} />
        <SlaClock item={item} />
      </div>
      <Attributes attributes={item.attributes} most={6} />
      {answer.itemId === item.id && <ProblemNote error={answer.error} />}
      {isAuto ? (
        <Note icon="bolt">{t('offer.auto')}</Note>
      ) : isDeclining ? (
        <DeclineForm
          reference={item.reference}
          isBusy={answer.isPending}
          onDecline={(reason) => answer.decline(offer, reason)}
          onBack={() => {
            setAsked(true);
            setDeclining(false);
          }}
        />
      ) : (
        <div className={styles['buttons']}>
          <Button
            variant="default"
            onClick={() => setDeclining(true)}
            disabled={answer.isPending}
            // He comes back to it from the question that it asked.
            autoFocus={wasAsked}
            data-testid="offer-decline"
          >
            {t('offer.decline')}
          </Button>
          <Button onClick={accept} loading={answer.isPending} data-testid="offer-accept">
            {t('offer.accept')}
          </Button>
        </div>
      )}
      <WhyCard itemId={item.id} offerId={offerId} />
    </section>
  );
});

import { VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { OfferView } from '../../../../api/contract/agent';
import { useCallTitle } from '../../address/title';
import { useTranslation } from '../../text/texts';

interface OfferNewsProps {
  readonly offer: OfferView | undefined;
  /** The item whose offer this agent answered last: its going is no news to him. */
  readonly answeredId: string | undefined;
  /** Its card is on another page. */
  readonly isElsewhere?: boolean;
}

/**
 * Tells a screen reader of an offer, and of one that went without an answer, once each; and the tab's title tells
 * somebody who looks at another tab. The region is always there: one that comes with its text is not read out.
 */
export function OfferNews({ offer, answeredId, isElsewhere = false }: OfferNewsProps) {
  const { t } = useTranslation();
  const [last, setLast] = useState(offer);
  if (offer !== undefined && offer.offerId !== last?.offerId) setLast(offer);
  const reference = offer?.item.reference;
  useCallTitle(reference === undefined ? undefined : `(1) ${t('offer.tab', { reference })}`);
  const wasHis = last?.item.id === answeredId || last?.item.answer === 'auto';
  const isGone = offer === undefined && last !== undefined && !wasHis;
  const key = offer?.item.answer === 'auto' ? 'offer.newAuto' : isElsewhere ? 'offer.newElsewhere' : 'offer.new';
  const news = reference === undefined ? '' : t(key, { reference, name: offer?.item.name ?? '' });
  return (
    <VisuallyHidden role="status" aria-live="assertive" data-testid="offer-news">
      {isGone ? t('offer.gone', { reference: last.item.reference }) : news}
    </VisuallyHidden>
  );
}

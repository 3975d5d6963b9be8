import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OfferView } from '../../../../api/contract/agent';

/** Tells a screen reader of a new offer, and of its going, once each. Always there: a region that comes with its text is not read. */
export function OfferNews({ offer }: { offer: OfferView | undefined }) {
  const { t } = useTranslation();
  return (
    <VisuallyHidden role="status" aria-live="assertive" data-testid="offer-news">
      {offer === undefined ? '' : t('offer.new', { reference: offer.item.reference, name: offer.item.name ?? '' })}
    </VisuallyHidden>
  );
}

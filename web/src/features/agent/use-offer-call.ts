import { useEffect, useEffectEvent } from 'react';
import type { OfferView } from '../../../../api/contract/agent';
import { isSoundOn } from './call-settings';
import { notifyOffer } from './notify-offer';
import { popScreen } from './pop-screen';
import { playTone } from './tone';

let calledId: string | undefined;

/** Calls the agent to an offer, once for each, whichever page he is at: by a tone, by a notification, by its page where the worktype says so. */
export function useOfferCall(offer: OfferView | undefined): void {
  const call = useEffectEvent(() => {
    if (offer === undefined || offer.offerId === calledId) return undefined;
    calledId = offer.offerId;
    if (isSoundOn()) playTone();
    if (offer.item.screenPopOn === 'offer') popScreen(offer.item);
    return notifyOffer(offer);
  });
  const offerId = offer?.offerId;
  useEffect(() => {
    if (offerId === undefined) return undefined;
    const notification = call();
    return () => notification?.close();
  }, [offerId]);
}

import type { OfferView } from '../../../../api/contract/agent';
import { texts } from '../../text/texts';

/** `missing`: this browser, or this address without TLS, knows no notifications. */
export type NotifyState = NotificationPermission | 'missing';

export function notifyState(): NotifyState {
  return 'Notification' in globalThis ? Notification.permission : 'missing';
}

/** Only who looks elsewhere is notified, and only after he has asked for it. The name of an item stays on the page. */
export function notifyOffer({ offerId, item }: OfferView): Notification | undefined {
  const isSeen = document.visibilityState === 'visible' && document.hasFocus();
  if (isSeen || notifyState() !== 'granted') return undefined;
  const notification = new Notification(texts.t('offer.tab', { reference: item.reference }), {
    body: texts.t('call.body', { worktype: item.names.worktype, queue: item.names.queue }),
    tag: offerId,
  });
  notification.addEventListener('click', () => {
    globalThis.focus();
    notification.close();
  });
  return notification;
}

import { useIsAt } from '../../address/address';
import { Link } from '../../address/link';
import { useWork } from '../../api/items';
import { useSignedIn } from '../../session/me-context';
import { works } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { Countdown } from './countdown';
import styles from './offer-elsewhere.module.css';
import { OfferNews } from './offer-news';
import { useOfferCall } from './use-offer-call';

/** Calls an agent to an offer from every page but his own, where its card lies. */
export function OfferElsewhere() {
  const me = useSignedIn();
  const isAt = useIsAt();
  return me.agent !== null && works(me) && !isAt('/work') ? <Call agent={me.agent} /> : null;
}

function Call({ agent }: { agent: string }) {
  const { t } = useTranslation();
  const offer = useWork(agent).data?.offers[0];
  useOfferCall(offer);
  return (
    <>
      {offer !== undefined && (
        <section className={styles['call']} aria-label={t('offer.title')} data-testid="offer-elsewhere">
          <Countdown offeredAt={offer.offeredAt} expiresAt={offer.expiresAt} />
          <span className={styles['what']}>
            <strong>{offer.item.reference}</strong> {offer.item.name}
          </span>
          <Link to="/work" data-testid="offer-show">
            {t('offer.show')}
          </Link>
        </section>
      )}
      <OfferNews offer={offer} answeredId={undefined} isElsewhere />
    </>
  );
}

import { ringNumber } from '../format/ring';
import { memo } from 'react';
import { useExplanation } from '../api/items';
import { priorityText } from '../format/value';
import { Icon } from '../pieces/icon';
import { sentenceText } from '../pieces/sentence';
import { Told } from '../pieces/told';
import { readDecision } from './decision';
import { inSentence } from '../text/language';
import { texts, useTranslation } from '../text/texts';
import styles from './why-card.module.css';

/** Signature piece: why this offer went to this agent, and why not to those who came next. */
export const WhyCard = memo(function WhyCard({ itemId, offerId }: { itemId: string; offerId: string }) {
  const { t } = useTranslation();
  const explanation = useExplanation(itemId);
  const offer = explanation.data?.offers.find((one) => one.offerId === offerId);
  if (explanation.data === undefined || offer === undefined) return null;
  const { order, next } = readDecision(offer.decision);
  // Those who serve other queues tell an agent nothing about this choice.
  const others = next.filter(({ failed }) => failed !== 'queue').slice(0, 4);
  const asks = explanation.data.rings.find(({ ring }) => ring === offer.ring)?.asks ?? [];
  const requirement = asks.map(sentenceText).join('; ') || '–';
  const nameOf = (agent: string) => explanation.data.candidates.find((one) => one.agent === agent)?.name ?? agent;
  const facts = [
    t('offer.because', { ring: ringNumber(offer.ring), requirement }),
    t('offer.becausePriority', { priority: priorityText(offer.priority) }),
    texts.exists(`offer.becauseOrder.${order}`)
      ? t(`offer.becauseOrder.${order}` as 'offer.becauseOrder.preferred')
      : '',
  ];
  return (
    <section className={styles['card']} data-testid="why-card">
      <h2>{t('offer.why')}</h2>
      <ul className={styles['facts']}>
        {facts.map((fact) =>
          fact === '' ? null : (
            <li key={fact}>
              <Icon name="accept" size={13} />
              {fact}
            </li>
          ),
        )}
      </ul>
      {others.length > 0 && (
        <>
          <h2>{t('offer.notChosen')}</h2>
          <ul className={styles['others']}>
            {others.map(({ agent, failed, why }) => (
              <li key={agent}>
                <strong>{nameOf(agent)}</strong> <Told text={failed === 'presence' ? presenceText(why) : why} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
});

/** A presence in our words; any other text as it came. */
function presenceText(state: string): string {
  return texts.exists(`presence.${state}`) ? inSentence(texts.t(`presence.${state}` as 'presence.ready')) : state;
}

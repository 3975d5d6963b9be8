import type { Change } from '../item/decision';
import { deliveryBody } from '../receiver/delivery-body';
import { addressOfSupervisors, type Notification } from './notification';
import { eventSubject } from './subject';
import { subjectLine } from './template';

/** Of a threshold's `notify`: the people of that role; a webhook of this key is called as well. */
const SUPERVISORS = 'supervisors';

/** What supervisors are told in the app because a threshold says so, once for each commit. */
export function toldByThresholds({ state, effects }: Pick<Change, 'state' | 'effects'>): Notification[] {
  const effect = effects.find((each) => each.kind === 'webhook' && each.to === SUPERVISORS);
  if (!effect) return [];
  const { id, life, version, division, reference } = state;
  return [
    {
      kind: 'event',
      division,
      cause: `item/${id}/${life}/${version}/threshold`,
      itemId: id,
      subject: subjectLine(eventSubject(reference, effect.event)),
      text: '',
      data: { event: effect.event, reference },
      recipients: [addressOfSupervisors(division)],
      webhooks: [],
      mailTo: [],
      body: deliveryBody(state, effect.event),
    },
  ];
}

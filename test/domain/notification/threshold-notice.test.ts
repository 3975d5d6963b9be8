import { toldByThresholds } from '../../../domain/notification/threshold-notice';
import { sampleItem } from '../item/sample-item';

const state = sampleItem();
const webhook = (to?: string) =>
  ({ kind: 'webhook', event: 'escalated', ...(to === undefined ? {} : { to }) }) as const;

test('a threshold that notifies supervisors tells them in the app, once for each commit', () => {
  const told = toldByThresholds({ state, effects: [webhook(), webhook('supervisors'), webhook('supervisors')] });
  expect(told).toMatchObject([
    {
      subject: 'CLM-000001: escalated',
      recipients: ['supervisors/claims'],
      itemId: state.id,
      webhooks: [],
      mailTo: [],
    },
  ]);
});

test('one that names a webhook, or nobody, tells nobody in the app', () => {
  expect(
    toldByThresholds({ state, effects: [webhook(), webhook('duty'), { kind: 'sync', event: 'changed' }] }),
  ).toEqual([]);
});

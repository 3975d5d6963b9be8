import { deliveryBody } from '../../../domain/receiver/delivery-body';
import { sampleItem } from '../item/sample-item';

test('a delivery is a CloudEvent that tells what its receiver needs to find and judge the item', () => {
  expect(deliveryBody(sampleItem(), 'completed')).toMatchObject({
    specversion: '1.0',
    type: 'casewright.workitem.completed',
    source: 'urn:casewright:division:claims',
    subject: 'CLM-000001',
    data: {
      source: 'crm',
      externalId: 'C-1',
      reference: 'CLM-000001',
      worktype: 'medical-claim',
      state: 'queued',
      status: 'open',
      disposition: null,
      attributes: { Case_ID: 'C-1', Claim_Value: 100_000 },
      dueAt: '2026-11-25T12:00:00.000Z',
      expiresAt: '2026-11-26T12:00:00.000Z',
    },
  });
});

test('an item without an SLA has no due date to tell', () => {
  const { data } = deliveryBody(sampleItem({ dueMs: null, expiresMs: null }), 'completed');
  expect(data).toMatchObject({ dueAt: null, expiresAt: null });
});

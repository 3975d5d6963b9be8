import pino from 'pino';
import { Webhook } from 'standardwebhooks';
import request from 'supertest';
import { createReceiver, type Delivery } from '../../demo/receiver';

const secret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;
const body = JSON.stringify({
  type: 'casewright.workitem.mark-done',
  data: { source: 'demo-crm', externalId: 'x-1', reference: 'CLM-000001', state: 'awaiting-source' },
});

function setUp(known: string | undefined = secret) {
  const told: [string, Delivery][] = [];
  const app = createReceiver({
    secretOf: (endpoint) => (endpoint === 'sync/demo-crm' ? known : undefined),
    onDelivery: (endpoint, delivery) => told.push([endpoint, delivery]),
    log: pino({ level: 'silent' }),
  });
  const send = (id: string, text = body, path = '/sync/demo-crm') => {
    const now = new Date();
    return request(app)
      .post(path)
      .set({
        'content-type': 'application/cloudevents+json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, now, body),
      })
      .send(text);
  };
  return { told, send };
}

test('acts once on a delivery that comes twice under one ID', async () => {
  const { told, send } = setUp();
  expect((await send('d-1')).status).toBe(204);
  expect((await send('d-1')).status).toBe(204);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject(['sync/demo-crm', { data: { externalId: 'x-1', state: 'awaiting-source' } }]);
});

test('refuses what was changed on the way', async () => {
  const { told, send } = setUp();
  expect((await send('d-1', body.replace('x-1', 'x-2'))).status).toBe(401);
  expect(told).toEqual([]);
});

test('asks to be told again while it does not know the secret', async () => {
  const { told, send } = setUp();
  expect((await send('d-1', body, '/alerts/nobody')).status).toBe(503);
  expect(told).toEqual([]);
});

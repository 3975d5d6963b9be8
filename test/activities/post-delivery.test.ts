import { postDelivery } from '../../activities/post-delivery';
import type { Delivery } from '../../db/delivery';
import { outboundRules } from '../../domain/receiver/outbound-rules';

const VARIABLE = 'CASEWRIGHT_SECRET_OF_THE_TEST';

const delivery: Delivery = {
  id: 'sync-1',
  kind: 'sync',
  target: 'crm',
  home: 'claims',
  itemId: null,
  event: 'completed',
  body: {},
  hasElder: false,
  endpoint: { url: 'https://receiver.invalid/', timeout: null, secret: null, secretEnv: VARIABLE },
};

afterEach(() => delete process.env[VARIABLE]);

test.each([undefined, '', 'whsec_', 'no base64 at all', 'abc'])(
  'with %p for a secret nothing is sent',
  async (value) => {
    if (value !== undefined) process.env[VARIABLE] = value;
    expect(await postDelivery(delivery, outboundRules(undefined))).toEqual({
      ok: false,
      failure: { code: 'NO_SECRET', detail: 'no secret for sync crm' },
    });
  },
);

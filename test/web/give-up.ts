import { Client } from 'pg';
import type { ItemView } from '../../api/contract/item';
import type { Office } from './office';

/** A delivery that its source never got. Three days are more than a test has. */
export async function giveUp(office: Office, { id }: ItemView): Promise<string> {
  const letter = `${id}-1-1-sync-crm`;
  const client = new Client(office.stack.ready.postgres);
  await client.connect();
  await client.query(
    `insert into delivery (id, kind, division, target, item_id, life, event, body, attempts, last_code, last_error, dead_at)
     values ($1, 'sync', 'claims', 'crm', $2, 1, 'changed', '{"data": {}}', 440, 'NOT_ACCEPTED', 'answered 503', now())`,
    [letter, id],
  );
  await client.query(
    `insert into inbound_delivery (id, source, division, webhook_id, payload, retry_at, state, verb, code, detail, errors, dead_at)
     values (gen_random_uuid(), 'crm', 'claims', 'msg-17', $1, now(), 'dead', 'capture', 'INVALID_INPUT', '', $2, now())`,
    [
      Buffer.from('{"claim":{"number":17}}'),
      JSON.stringify([{ path: 'attributes.Claim_Value', message: 'must be number', code: 'INVALID_ATTRIBUTE' }]),
    ],
  );
  await client.end();
  return letter;
}

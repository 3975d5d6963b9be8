import { currentOrigin, withOrigin } from '../../db/audit/origin';
import { insertInbound, readInboundByWebhook } from '../../db/inbound-delivery';
import { createId } from '../../db/new-id';
import type { InboundReceipt } from '../contract/inbound';
import type { Deps } from '../deps';
import { HttpProblem } from '../http-problem';
import type { Answer } from '../route';
import { isSecret, isSigned, type SignatureHeaders } from './is-signed';
import { tryDelivery } from './try-delivery';

/**
 * Takes a signed webhook: kept first, then tried at once. Its sender is answered as soon as it is kept: what the mapping or
 * the item refuses is for the people of the division to see to, and would be refused again. A source that is not there, takes
 * no webhooks or has no secret answers as a wrong signature does.
 */
export async function receive(
  deps: Deps,
  key: string,
  headers: SignatureHeaders,
  payload: Uint8Array,
): Promise<Answer & { body: InboundReceipt }> {
  const source = (await deps.directories.get()).sources.get(key);
  const variable = source?.inbound?.secret.env;
  const secret = variable === undefined ? undefined : process.env[variable];
  const isUsable = secret !== undefined && isSecret(secret);
  // Its sender is told nothing, so it is told here.
  if (variable !== undefined && !isUsable) deps.log.warn({ source: key }, `there is no secret in ${variable}`);
  if (!source || !isUsable || !isSigned(secret, headers, payload)) throw new HttpProblem('NOT_SIGNED');
  const { division } = source;
  const received = { id: createId(Date.now()), source: key, division, webhookId: headers.id, payload };
  const origin = { principal: 'source' as const, ...currentOrigin(), subject: `source:${key}` };
  const state = await withOrigin(origin, async () => {
    const row = await insertInbound(deps.pool, received);
    return row && (await tryDelivery(deps, row));
  });
  if (state) return receipt({ id: received.id, state });
  const known = await readInboundByWebhook(deps.pool, received);
  // Forgotten in this very moment.
  if (!known) throw new HttpProblem('UNAVAILABLE');
  // Its sender must hear of it: as a repetition it would be lost without a word.
  if (!known.isSame) throw new HttpProblem('WEBHOOK_ID_REUSED');
  return receipt(known);
}

function receipt({ id, state }: InboundReceipt): Answer & { body: InboundReceipt } {
  return { status: state === 'done' ? 200 : 202, body: { id, state } };
}

import { Webhook } from 'standardwebhooks';
import type { Delivery } from '../db/delivery';
import type { DeliveryFailure, DeliveryFailureCode } from '../domain/receiver/delivery-failure';
import type { OutboundRules } from '../domain/receiver/judge-url';
import { parseDuration } from '../domain/time/duration';
import { httpPost } from '../outbound/http-post';
import { NoAnswer } from '../outbound/judged-request';
import { AddressRefused } from '../outbound/judged-lookup';

const DEFAULT_TIMEOUT_MS = 10_000;

export type PostResult = { ok: true } | { ok: false; failure: DeliveryFailure };

/** What of a delivery a POST needs. */
type Posted = Pick<Delivery, 'id' | 'kind' | 'target' | 'endpoint' | 'body'>;

/**
 * One signed POST (Standard Webhooks headers, CloudEvents body). The ID and the body are those of the first try; only the
 * timestamp is new.
 */
export async function postDelivery(delivery: Posted, rules: OutboundRules, limitMs?: number): Promise<PostResult> {
  const { endpoint, id, body } = delivery;
  if (!endpoint) return failed('RECEIVER_GONE', `no address: ${delivery.kind} ${delivery.target} is gone`);
  const secret = endpoint.secretEnv === null ? endpoint.secret : process.env[endpoint.secretEnv];
  const payload = JSON.stringify(body);
  const now = new Date();
  const signature = secret ? signatureOf(secret, id, now, payload) : null;
  if (signature === null) return failed('NO_SECRET', `no secret for ${delivery.kind} ${delivery.target}`);
  const headers = {
    'content-type': 'application/cloudevents+json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signature,
  };
  const withinMs = Math.min(limitMs ?? Number.POSITIVE_INFINITY, timeoutMs(endpoint.timeout));
  try {
    const status = await httpPost(endpoint.url, { headers, body: payload, withinMs }, rules);
    return status >= 200 && status < 300 ? { ok: true } : failed('NOT_ACCEPTED', `answered ${status}`);
  } catch (error) {
    return failed(codeOf(error), error instanceof Error ? error.message : String(error));
  }
}

/** Null: what was given is no secret (base64, with `whsec_` before it or without). Thrown, it would be tried for ever. */
function signatureOf(secret: string, id: string, now: Date, payload: string): string | null {
  try {
    return new Webhook(secret).sign(id, now, payload);
  } catch {
    return null;
  }
}

export function failed(code: DeliveryFailureCode, detail: string): PostResult {
  return { ok: false, failure: { code, detail } };
}

function codeOf(error: unknown): DeliveryFailureCode {
  if (error instanceof AddressRefused) return error.fault.code;
  return error instanceof NoAnswer ? 'NO_ANSWER' : 'NOT_REACHED';
}

function timeoutMs(text: string | null): number {
  return (text === null ? undefined : parseDuration(text)) ?? DEFAULT_TIMEOUT_MS;
}

import { Webhook } from 'standardwebhooks';

/** Headers of Standard Webhooks, as deliveries of ours carry them too. */
export interface SignatureHeaders {
  id: string;
  timestamp: string;
  signature: string;
}

/** Visible, and short enough for an index. */
const ID_FORM = /^[\x21-\x7e]{1,255}$/;
const SECONDS_FORM = /^\d{1,12}$/;

/** Whether it is one that bodies can be signed with: base64, with `whsec_` before it or without. */
export function isSecret(text: string): boolean {
  try {
    return Boolean(new Webhook(text));
  } catch {
    return false;
  }
}

/**
 * Whether a body is signed with the secret, now or in the five minutes around: the library compares in constant time. A body
 * is a text; one that is none was signed by nobody.
 */
export function isSigned(secret: string, { id, timestamp, signature }: SignatureHeaders, bytes: Uint8Array): boolean {
  if (!ID_FORM.test(id) || !SECONDS_FORM.test(timestamp)) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
    new Webhook(secret).verify(text, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

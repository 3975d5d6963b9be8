import type { StoredDelivery } from '../db/delivery';
import type { SendMail } from '../outbound/smtp';
import { failed, type PostResult } from './post-delivery';

/** By mail, to where its agent is reached now. */
export async function mailDelivery(
  { id, mailbox, body }: StoredDelivery,
  sendMail: SendMail | undefined,
): Promise<PostResult> {
  if (!sendMail) return failed('MAIL_OFF', 'no mail server is configured');
  if (mailbox === null) return failed('RECEIVER_GONE', 'the agent is gone, or has no mailbox any more');
  const [subject, text] = [body['subject'], body['text']].map((part) => (typeof part === 'string' ? part : ''));
  try {
    await sendMail({ id, to: mailbox, subject: subject ?? '', text: text || (subject ?? '') });
    return { ok: true };
  } catch (error) {
    return failedBy(error);
  }
}

/** What the server says may name the mailbox; its code does not. */
function failedBy(error: unknown): PostResult {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  if (typeof responseCode === 'number') return failed('NOT_ACCEPTED', `answered ${responseCode}`);
  if (code === 'ETIMEDOUT') return failed('NO_ANSWER', 'no answer in time');
  return failed('NOT_REACHED', code ?? 'the connection failed');
}

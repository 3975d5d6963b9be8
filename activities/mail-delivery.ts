import type { StoredDelivery } from '../db/delivery';
import type { Pool } from 'pg';
import { TASK_LINK_EVENT } from '../domain/notification/task-link';
import { withTaskLink } from './link-in-mail';
import type { SendMail } from '../outbound/smtp';
import { failed, type PostResult } from './post-delivery';

interface MailDeps {
  pool: Pool;
  sendMail?: SendMail | undefined;
  /** Where people find the web app; left out: links cannot be sent. */
  webUrl?: string | undefined;
}

/** By mail, to where its agent is reached now. */
export async function mailDelivery(
  { id, mailbox, body, event }: StoredDelivery,
  { pool, sendMail, webUrl }: MailDeps,
): Promise<PostResult> {
  if (!sendMail) return failed('MAIL_OFF', 'no mail server is configured');
  if (mailbox === null) return failed('RECEIVER_GONE', 'the agent is gone, or has no mailbox any more');
  const [subject, text] = [body['subject'], body['text']].map((part) => (typeof part === 'string' ? part : ''));
  const isLink = event === TASK_LINK_EVENT;
  if (isLink && !webUrl) return failed('MAIL_OFF', 'the address of the web app is not configured');
  const whole = isLink ? await withTaskLink(pool, webUrl ?? '', text ?? '') : text || (subject ?? '');
  if (whole === null) return failed('RECEIVER_GONE', 'the link has expired or was taken back');
  try {
    await sendMail({ id, to: mailbox, subject: subject ?? '', text: whole });
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

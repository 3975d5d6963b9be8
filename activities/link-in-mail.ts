import type { Pool } from 'pg';
import { renewTaskLinkToken } from '../db/task-link';
import { newLinkToken } from '../db/task-link-token';

/**
 * The text with the address in place of the ID. The token is made here, for this try: a mail of a try before, whose end
 * nobody knows, then opens nothing. Null: the link has expired or was taken back.
 */
export async function withTaskLink(pool: Pool, webUrl: string, text: string): Promise<string | null> {
  const lines = text.split('\n');
  const id = lines.pop() ?? '';
  const { token, hash } = newLinkToken();
  if (!(await renewTaskLinkToken(pool, id, hash))) return null;
  return [...lines, new URL(`/task#${token}`, webUrl).href].join('\n');
}

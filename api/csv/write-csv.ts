import { once } from 'node:events';
import type { Response } from 'express';
import { csvLine } from '../../domain/csv/csv-line';
import { hasSameRights } from '../auth/principal';
import { HttpProblem } from '../http-problem';
import type { Context } from '../route';

/** Who takes nothing for so long is no reader any more: what is kept ready for him is let go. */
const TAKEN_WITHIN_MS = 60_000;

/**
 * Writes a file at the pace of whoever reads it, as long as he may what he might when he asked: a head, then lines as they
 * come. What breaks off must not look whole.
 */
export async function writeCsv(
  { deps, principal, caller }: Pick<Context, 'principal' | 'caller'> & { deps: Pick<Context['deps'], 'authenticator'> },
  response: Response,
  filename: string,
  head: readonly string[],
  parts: AsyncIterable<string>,
): Promise<void> {
  response.status(200).type('text/csv').setHeader('content-disposition', `attachment; filename="${filename}"`);
  response.write(csvLine(head));
  try {
    for await (const text of parts) {
      if (response.destroyed) return;
      const now = await deps.authenticator.renew(caller.credential);
      if (!now || !hasSameRights(principal, now)) throw new HttpProblem('FORBIDDEN');
      if (!response.write(text)) await isFree(response);
    }
    response.end();
  } catch (error) {
    response.destroy();
    throw error;
  }
}

/** Whatever is not heard must not be listened for: a long file waits often. */
async function isFree(response: Response): Promise<void> {
  const over = new AbortController();
  const heard = (name: string) => once(response, name, { signal: over.signal }).catch(() => {});
  const timer = setTimeout(() => response.destroy(), TAKEN_WITHIN_MS).unref();
  await Promise.race([heard('drain'), heard('close')]);
  clearTimeout(timer);
  over.abort();
}

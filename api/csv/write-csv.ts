import { once } from 'node:events';
import type { Response } from 'express';
import { csvLine } from '../../domain/csv/csv-line';

/** Writes a file at the pace of whoever reads it: a head, then lines as they come. What breaks off must not look whole. */
export async function writeCsv(
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
  await Promise.race([heard('drain'), heard('close')]);
  over.abort();
}

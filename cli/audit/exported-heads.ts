import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isGenuine } from '../../db/audit/exported-heads';
import type { Head } from '../../db/audit/heads';
import { CommandFailure } from '../command-failure';

const Line = z.object({
  division: z.string(),
  seq: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string(),
  signature: z.string(),
});

/** The heads of a file that the installation has written, one a line. Throws for one that it has not signed. */
export function checkedHeads(path: string, publicKey: string): Head[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((text, index) => {
    if (text === '') return [];
    const line = Line.safeParse(parse(text));
    if (!line.success || !isGenuine(line.data, publicKey))
      throw new CommandFailure(`Line ${index + 1} of ${path} is no head that this key has signed.`);
    return [line.data];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

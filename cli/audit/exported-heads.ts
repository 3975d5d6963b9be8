import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { isGenuine } from '../../db/audit/exported-heads';
import type { Head } from '../../db/audit/heads';
import { CommandFailure } from '../command-failure';
import { readGiven } from './read-given';

const head = { division: z.string(), seq: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) };
const Line = z.object({ ...head, at: z.string(), signature: z.string() });
const Answer = z.object({ heads: z.array(z.object(head)) });

/**
 * Heads that were kept elsewhere: the lines that workers write, each signed, or what `GET /v1/audit/heads` answered, which
 * is as much worth as the place where it was kept. Throws for a line that the installation has not signed.
 */
export function keptHeads(path: string, keyPath: string | undefined): Head[] {
  const text = readGiven('--heads', path);
  const answer = Answer.safeParse(parse(text));
  if (answer.success) return answer.data.heads;
  const publicKey = publicKeyOf(keyPath);
  return text.split('\n').flatMap((written, index) => {
    if (written === '') return [];
    const line = Line.safeParse(parse(written));
    if (!line.success || !isGenuine(line.data, publicKey))
      throw new CommandFailure(`Line ${index + 1} of ${path} is no head that this key has signed.`);
    return [line.data];
  });
}

function publicKeyOf(path: string | undefined): string {
  if (path === undefined)
    throw new CommandFailure(
      'Heads that workers export are signed.',
      'name the public key of the installation with --key.',
    );
  const pem = readGiven('--key', path);
  try {
    createPublicKey(pem);
    return pem;
  } catch {
    throw new CommandFailure(
      `--key: ${path} is no key in PEM form.`,
      'make it from the private one: openssl pkey -in PRIVATE.pem -pubout -out PUBLIC.pem',
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

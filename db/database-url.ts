import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The library's other modes either check less than they say, or will change their meaning. */
const MODES = ['disable', 'verify-full'];
const FILES = ['sslrootcert', 'sslcert', 'sslkey'];

/** Address of the database as every program takes it; its parameters say how TLS is used, and are checked before anything connects. */
export const DatabaseUrl = z
  .string()
  .min(1)
  .superRefine((url, context) => {
    const parameters = new URLSearchParams(url.split('?')[1] ?? '');
    const refuse = (message: string) => context.addIssue({ code: 'custom', message });
    const mode = parameters.get('sslmode');
    if (mode !== null && !MODES.includes(mode)) refuse(`sslmode is ${mode}; allowed: ${MODES.join(', ')}`);
    for (const name of FILES) {
      const path = parameters.get(name);
      if (path === null) continue;
      if (mode !== 'verify-full') refuse(`${name} needs sslmode=verify-full`);
      const fault = pemFault(path);
      if (fault !== null) refuse(`${name} ${path} ${fault}`);
    }
  });

export function isPemFile(path: string): boolean {
  return pemFault(path) === null;
}

function pemFault(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').includes('-----BEGIN ') ? null : 'is no PEM file';
  } catch (error) {
    return `cannot be read: ${(error as NodeJS.ErrnoException).code}`;
  }
}

import { readFileSync } from 'node:fs';
import { CommandFailure } from '../command-failure';

/** A file that an option names. */
export function readGiven(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CommandFailure(`${option}: ${path} cannot be read: ${(error as Error).message}`);
  }
}

import { createReadStream, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/**
 * Output that is kept until it is known to be whole: a fault in the last line of the input must not leave half of it
 * behind. It lies in a file that has lost its name as soon as it was opened, so it is gone with the process.
 */
export class Spool {
  private readonly file: number;

  constructor() {
    const folder = mkdtempSync(join(tmpdir(), 'casewright-'));
    this.file = openSync(join(folder, 'output'), 'wx+', 0o600);
    rmSync(folder, { recursive: true });
  }

  write(text: string): void {
    writeFileSync(this.file, text);
  }

  /** From the beginning; when it has been read, or is destroyed, the file is closed. */
  read(): Readable {
    return createReadStream('', { fd: this.file, start: 0 });
  }
}

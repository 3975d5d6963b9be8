import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 1024 * 1024;

/** A file, or standard input as `-`; undefined: it has more bytes, and may have no end. */
export function readAtMost(file: string, bytes: number): Buffer | undefined {
  const from = file === '-' ? 0 : openSync(file, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let left = bytes; left >= 0;) {
      const chunk = Buffer.alloc(CHUNK_BYTES);
      const read = readSync(from, chunk);
      if (read === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, read));
      left -= read;
    }
    return undefined;
  } finally {
    if (from !== 0) closeSync(from);
  }
}

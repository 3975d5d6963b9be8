import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { InputFailure, inputFailure } from '../../simulator/input-failure';
import type { PlacedLine } from '../../api/contract/input-line';
import { parseLines } from '../../api/contract/input-lines';

const PIECE_BYTES = 1 << 18;

/**
 * The lines of an input, one after another: a file of any size is never in memory as a whole. Empty lines are passed
 * over. `-`: the standard input. Throws `InputFailure` at the first line that is wrong, or earlier than the one before it.
 */
export function* readLines(file: string): Generator<PlacedLine> {
  const isStandard = file === '-';
  // What another program writes is read from a pipe: that is no file, but as good as one.
  const found = isStandard ? undefined : statSync(file, { throwIfNoEntry: false });
  if (!isStandard && (!found || found.isDirectory())) throw new InputFailure(`There is no file ${file}.`);
  const name = isStandard ? 'standard input' : file;
  for (const read of parseLines(textLines(file))) {
    const at = `${name}:${read.number}`;
    if ('errors' in read) throw inputFailure(at, read.errors);
    yield { at, line: read.line };
  }
}

/** Without their ends. Nothing else runs meanwhile, so that to wait for each line would only cost. */
function* textLines(file: string): Generator<string> {
  const [piece, decoder] = [Buffer.allocUnsafe(PIECE_BYTES), new StringDecoder('utf8')];
  const open = file === '-' ? 0 : openSync(file, 'r');
  let rest = '';
  try {
    for (let size = readSync(open, piece); size > 0; size = readSync(open, piece)) {
      const lines = `${rest}${decoder.write(piece.subarray(0, size))}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    if (open !== 0) closeSync(open);
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}

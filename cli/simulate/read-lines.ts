import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { instantText } from '../../domain/time/instant';
import { InputFailure, inputFailure } from '../../simulator/input-failure';
import { type InputLine, parseLine, type PlacedLine } from '../../simulator/input-line';

const PIECE_BYTES = 1 << 18;

/**
 * The lines of an input, one after another: a file of any size is never in memory as a whole. Empty lines are passed
 * over. Throws `InputFailure` at the first line that is wrong, or earlier than the one before it.
 */
export function* readLines(file: string): Generator<PlacedLine> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new InputFailure(`There is no file ${file}.`);
  let number = 0;
  let before: InputLine | undefined;
  for (const text of textLines(file)) {
    number += 1;
    if (text.trim() === '') continue;
    const at = `${file}:${number}`;
    const parsed = parseLine(text);
    if (!parsed.ok) throw inputFailure(at, parsed.errors);
    const { line } = parsed;
    if (before && line.at < before.at) {
      const allowed = `${instantText(before.at)}, the time of the line before, or later`;
      throw inputFailure(at, [{ path: 'at', message: 'goes back in time', value: instantText(line.at), allowed }]);
    }
    before = line;
    yield { at, line };
  }
}

/** Without their ends. Nothing else runs meanwhile, so that to wait for each line would only cost. */
function* textLines(file: string): Generator<string> {
  const [piece, decoder] = [Buffer.allocUnsafe(PIECE_BYTES), new StringDecoder('utf8')];
  const open = openSync(file, 'r');
  let rest = '';
  try {
    for (let size = readSync(open, piece); size > 0; size = readSync(open, piece)) {
      const lines = `${rest}${decoder.write(piece.subarray(0, size))}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    closeSync(open);
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}

import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { instantText } from '../../domain/time/instant';
import { CommandFailure } from '../command-failure';
import { inputFailure } from './input-failure';
import { type InputLine, parseLine } from './input-line';

/** A line with its place, `day.ndjson:7`. */
export interface PlacedLine {
  at: string;
  line: InputLine;
}

/**
 * The lines of an input, one after another: a file of any size is never in memory as a whole. Empty lines are passed
 * over. Throws `CommandFailure` at the first line that is wrong, or earlier than the one before it.
 */
export async function* readLines(file: string): AsyncGenerator<PlacedLine> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new CommandFailure(`There is no file ${file}.`);
  let number = 0;
  let before: InputLine | undefined;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
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

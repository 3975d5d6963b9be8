import type { InputProblem } from '../../domain/config/problem';
import { instantText } from '../../domain/time/instant';
import { type InputLine, parseLine } from './input-line';

/** A line by its number in the file, from 1 on, with what is wrong with it by itself. */
export type ReadLine = { number: number; line: InputLine } | { number: number; errors: readonly InputProblem[] };

/** The lines of an input, in the order of their instants. Empty ones are passed over. */
export function* parseLines(texts: Iterable<string>): Generator<ReadLine> {
  let number = 0;
  let beforeMs = -Infinity;
  for (const text of texts) {
    number += 1;
    if (text.trim() === '') continue;
    const parsed = parseLine(text);
    if (!parsed.ok) {
      yield { number, errors: parsed.errors };
      continue;
    }
    const { line } = parsed;
    if (line.at < beforeMs) {
      const allowed = `${instantText(beforeMs)}, the time of the line before, or later`;
      const value = instantText(line.at);
      yield {
        number,
        errors: [
          { path: 'at', message: 'goes back in time', rule: 'BACK_IN_TIME', code: 'INVALID_VALUE', value, allowed },
        ],
      };
      continue;
    }
    beforeMs = line.at;
    yield { number, line };
  }
}

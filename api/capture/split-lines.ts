const NEWLINE = 0x0a;

/** A line of a stream with its number from 1; `bytes` undefined: longer than allowed, and passed over. */
export interface Line {
  number: number;
  bytes: Buffer | undefined;
}

/**
 * Cuts a stream into lines as it arrives: each turn gives those that one piece of the stream completed, so a sender who
 * waits for answers gets them. A line that is too long costs no more memory than the limit.
 */
export async function* splitLines(stream: AsyncIterable<Buffer>, limitBytes: number): AsyncGenerator<Line[]> {
  let number = 0;
  let pieces: Buffer[] = [];
  let length = 0;
  const take = (piece: Buffer) => {
    length += piece.length;
    if (length > limitBytes) pieces = [];
    else pieces.push(piece);
  };
  const end = (): Line => {
    number += 1;
    const line = { number, bytes: length > limitBytes ? undefined : Buffer.concat(pieces) };
    pieces = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream) {
    const lines: Line[] = [];
    let start = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, at));
      lines.push(end());
      start = at + 1;
    }
    if (start < chunk.length) take(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [end()];
}

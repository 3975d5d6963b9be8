/** Enough at once that writing costs little, little enough that memory does not notice. */
const PIECE = 1 << 16;

/** Lines gathered into pieces of text that are worth writing. */
export class TextPieces {
  private lines: string[] = [];
  private size = 0;

  add(line: string): void {
    this.lines.push(line);
    this.size += line.length + 1;
  }

  isFull(): boolean {
    return this.size >= PIECE;
  }

  /** All lines since the last call with their ends; empty without any. */
  take(): string {
    const text = this.lines.map((line) => `${line}\n`).join('');
    this.lines = [];
    this.size = 0;
    return text;
  }
}

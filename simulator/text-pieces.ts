/** Lines gathered into pieces of text that are worth writing. */
export class TextPieces {
  private lines: string[] = [];

  add(line: string): void {
    this.lines.push(line);
  }

  /** All lines since the last call with their ends; empty without any. */
  take(): string {
    if (this.lines.length === 0) return '';
    const text = `${this.lines.join('\n')}\n`;
    this.lines = [];
    return text;
  }
}

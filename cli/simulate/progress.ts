const firstMs = 2_000;
const everyMs = 250;

/** A line that says how far it is, on a terminal and for those who wait longer than a moment; at the end it is gone. */
export class Progress {
  private readonly startedMs: number;
  private nextMs: number;
  private isShown = false;

  constructor(
    private readonly to: { isTTY?: boolean; write: (text: string) => unknown },
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.startedMs = nowMs();
    this.nextMs = to.isTTY ? this.startedMs + firstMs : Infinity;
  }

  tell(text: () => string): void {
    const nowMs = this.nowMs();
    if (nowMs < this.nextMs) return;
    this.nextMs = nowMs + everyMs;
    this.isShown = true;
    this.to.write(`\r${text()}, ${Math.round((nowMs - this.startedMs) / 1_000)} s\u001b[K`);
  }

  end(): void {
    if (this.isShown) this.to.write('\r\u001b[K');
  }
}

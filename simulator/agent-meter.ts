import { rounded, seconds } from './distribution';

/** What an agent did. Occupancy: of the time in which he was Ready or had something in hand, the share with something in hand. */
export interface AgentFigures {
  agent: string;
  /** Completed or marked done by him. */
  items: number;
  availableSeconds: number;
  busySeconds: number;
  /** Null for one who was never available. */
  occupancy: number | null;
}

/** Adds up one agent's time as his presence and his hands change. */
export class AgentMeter {
  items = 0;
  private isReady = false;
  private held = 0;
  private sinceMs = 0;
  private availableMs = 0;
  private busyMs = 0;

  presence(isReady: boolean, nowMs: number): void {
    this.addUp(nowMs);
    this.isReady = isReady;
  }

  hands(more: 1 | -1, nowMs: number): void {
    this.addUp(nowMs);
    this.held += more;
  }

  figures(agent: string, nowMs: number): AgentFigures {
    this.addUp(nowMs);
    return {
      agent,
      items: this.items,
      availableSeconds: seconds(this.availableMs),
      busySeconds: seconds(this.busyMs),
      occupancy: this.availableMs === 0 ? null : rounded(this.busyMs / this.availableMs),
    };
  }

  private addUp(nowMs: number): void {
    const passedMs = nowMs - this.sinceMs;
    if (this.held > 0) this.busyMs += passedMs;
    if (this.held > 0 || this.isReady) this.availableMs += passedMs;
    this.sinceMs = nowMs;
  }
}

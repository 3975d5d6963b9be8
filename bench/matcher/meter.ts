import { percentile } from '../figures';

/** Times what is done again and again; what lies between two laps is not counted. */
export class Meter {
  private readonly timesUs: Float64Array;
  private count = 0;
  private wallMs = 0;
  private cpuUs = 0;

  /** Room for so many times at once, so that it does not grow while memory is measured. */
  constructor(times: number) {
    this.timesUs = new Float64Array(times);
  }

  /** Once, by the clock on the wall alone. */
  time<T>(act: () => T): T {
    const startMs = performance.now();
    const result = act();
    this.timesUs[this.count] = (performance.now() - startMs) * 1_000;
    this.count += 1;
    return result;
  }

  /** So many times in a row, by the clock on the wall each, and by processor time together. */
  lap(times: number, act: (time: number) => void): void {
    const cpu = process.cpuUsage();
    const startMs = performance.now();
    for (let time = 0; time < times; time += 1) this.time(() => act(time));
    this.wallMs += performance.now() - startMs;
    const { user, system } = process.cpuUsage(cpu);
    this.cpuUs += user + system;
  }

  get perSecond(): number {
    return (this.count / this.wallMs) * 1_000;
  }

  /** Processor time of one, µs; that of the garbage collection included. */
  get cpuUsOfOne(): number {
    return this.cpuUs / this.count;
  }

  percentileUs(share: number): number {
    return percentile([...this.timesUs.subarray(0, this.count)], share);
  }

  /** For a table. */
  get text(): string {
    const byCpu = Math.round(1e6 / this.cpuUsOfOne);
    return `${Math.round(this.perSecond)}/s (${byCpu}/s by processor time)`;
  }

  get percentilesText(): string {
    const [p50, p99, p999] = [0.5, 0.99, 0.999].map((share) => this.percentileUs(share).toFixed(1));
    return `median ${p50} µs, 99th percentile ${p99} µs, 99.9th ${p999} µs`;
  }
}

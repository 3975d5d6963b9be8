import { instantText } from '../domain/time/instant';
import { Figures } from './figures';
import { InputFailure, inputFailure } from './input-failure';
import { agentNamed, type PlacedLine } from '../api/contract/input-line';
import { outputLine } from './output-line';
import type { Configuration } from './configuration';
import { Simulation } from './simulation';
import type { Summary } from './summary';
import { TextPieces } from './text-pieces';
import type { SimulationOptions } from './world';

/** Instants, and lines, between two breaths, in which output flows and progress is told. */
const STEPS = 2_000;
const LINES = 500;

export interface RunOptions {
  /** The last instant that is simulated; null: none, until nothing is left to happen. */
  untilMs: number | null;
  /** Of items whose capture names none. */
  handleMs: number;
  /** Whether the happenings of the first configuration are the output. */
  isPrinted: boolean;
}

/** One input under one or more configurations side by side; neither it nor the output is ever in memory as a whole. */
export class SimulationRun {
  private readonly text = new TextPieces();
  private readonly sides: readonly { name: string; figures: Figures; simulation: Simulation }[];
  private firstMs: number | null = null;
  private lastMs = 0;

  constructor(
    private readonly configurations: readonly Configuration[],
    private readonly options: RunOptions,
  ) {
    this.sides = configurations.map((configuration, index) => {
      const figures = new Figures(configuration.routing.agents.keys(), configuration.divisions.length > 1);
      const isPrinted = options.isPrinted && index === 0;
      const tell: SimulationOptions['tell'] = (happening) => {
        figures.add(happening);
        if (isPrinted) this.text.add(outputLine(happening, configuration.catalogue.clocks));
      };
      return {
        name: configuration.name,
        figures,
        simulation: new Simulation(configuration, { handleMs: options.handleMs, tell }),
      };
    });
  }

  /**
   * Simulates, and gives the output in pieces, of which some are empty. Throws `InputFailure` at the first line that
   * is wrong.
   */
  *output(lines: Iterable<PlacedLine>): Generator<string> {
    const { untilMs } = this.options;
    let read = 0;
    for (const placed of lines) {
      const { at: atMs } = placed.line;
      if (untilMs !== null && atMs > untilMs) {
        if (this.firstMs === null) throw new InputFailure(beginsLater(atMs, untilMs));
        break;
      }
      this.firstMs ??= atMs;
      this.lastMs = atMs;
      for (const { simulation } of this.sides) while (!simulation.passUntil(atMs, STEPS)) yield this.text.take();
      this.apply(placed);
      read += 1;
      if (read % LINES === 0) yield this.text.take();
    }
    if (this.firstMs === null) throw new InputFailure('The input holds no line that is to be simulated.');
    for (const { simulation } of this.sides) while (!simulation.finish(untilMs, STEPS)) yield this.text.take();
    yield this.text.take();
  }

  /** In the order of the configurations, all to the same instant; once the output has ended. */
  summaries(): Summary[] {
    const endMs =
      this.options.untilMs ?? Math.max(this.lastMs, ...this.sides.map(({ figures }) => figures.lastInstantMs));
    return this.sides.map(({ figures }) => figures.summary(this.firstMs ?? endMs, endMs));
  }

  /** Of each configuration how long items waited for hands; once the summaries are drawn. */
  waitsMs(): (readonly number[])[] {
    return this.sides.map(({ figures }) => figures.waitsMs);
  }

  /** For somebody who waits. */
  progress(): string {
    const [first] = this.sides;
    const to = this.firstMs === null ? '' : ` to ${instantText(first?.simulation.nowMs ?? this.firstMs)}`;
    return `Simulated${to}, ${first?.figures.closedItems ?? 0} items done`;
  }

  /** A line may name an agent whom one of the configurations lacks: that may be what is compared. */
  private apply({ at, line }: PlacedLine): void {
    const agent = agentNamed(line);
    const able = this.sides.filter(({ simulation }) => agent === undefined || simulation.knowsAgent(agent));
    if (able.length === 0) {
      const known = new Set(this.configurations.flatMap(({ routing }) => [...routing.agents.keys()]));
      const allowed = [...known].slice(0, 20);
      throw inputFailure(at, [{ path: 'agent', message: 'does not exist', value: agent, allowed }]);
    }
    for (const { name, simulation } of able) {
      const problems = simulation.apply(line);
      // What one of two configurations refuses may be right in the other.
      if (problems.length > 0) throw inputFailure(this.sides.length > 1 ? `${at}: in ${name}` : at, problems);
    }
  }
}

function beginsLater(atMs: number, untilMs: number): string {
  return `The input begins at ${instantText(atMs)}, after the end of the simulation (${instantText(untilMs)}).`;
}

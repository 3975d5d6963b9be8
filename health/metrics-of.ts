import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

interface Figure<Part> {
  name: string;
  help: string;
  of: (part: Part) => number;
  /** It only grows, until the part begins anew. */
  isCount?: boolean;
}

/** What a process tells of its parts as they are when it is asked, by a label that names the part, beside what is told of any process. */
export function metricsOf<Part>(
  label: string,
  parts: () => readonly (readonly [name: string, part: Part])[],
  figures: readonly Figure<Part>[],
): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const { name, help, of, isCount = false } of figures) {
    const Metric = isCount ? Counter : Gauge;
    registry.registerMetric(
      new Metric({
        name,
        help,
        labelNames: [label],
        registers: [],
        collect() {
          this.reset();
          for (const [part, figure] of parts()) this.inc({ [label]: part }, of(figure));
        },
      }),
    );
  }
  return registry;
}

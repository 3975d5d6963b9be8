import { compileFeel } from '../../../domain/feel/compile-feel';
import { Run, withinLimits } from '../../../domain/feel/run';

/** The value of an expression, or the limit that it met. */
export function valueOf(text: string, context: Record<string, unknown> = {}, nowMs = 0): unknown {
  const compiled = compileFeel(text, { shape: context });
  if (!compiled.ok) throw new Error(`${text}: ${compiled.fault.message}`);
  const limited = withinLimits(() => compiled.value({ names: context, outer: null }, new Run(nowMs)));
  return limited.ok ? limited.value : limited.limit;
}

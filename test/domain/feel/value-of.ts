import { compileFeel } from '../../../domain/feel/compile-feel';
import { Run, withinLimits } from '../../../domain/feel/run';
import { weighOutput } from '../../../domain/feel/weigh';

/** The value of an expression, or the limit that it met. */
export function valueOf(text: string, context: Record<string, unknown> = {}, nowMs = 0): unknown {
  const compiled = compileFeel(text, { shape: context });
  if (!compiled.ok) throw new Error(`${text}: ${compiled.fault.message}`);
  const limited = withinLimits(() => {
    const run = new Run(nowMs);
    const value = compiled.value({ names: context, outer: null }, run);
    weighOutput(value, run);
    return value;
  });
  return limited.ok ? limited.value : limited.limit;
}

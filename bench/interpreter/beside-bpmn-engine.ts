import type { Figure } from '../figures';
import { median } from '../figures';
import { benchModels } from './models';
import { otherEngine } from './other-engine';
import { ownEngine } from './own-engine';

const LAPS = 7;
const RUNS = 10;

/** Elements a second of ten models, by processor time, in turns with bpmn-engine; both models are read beforehand. */
export async function besideBpmnEngine(): Promise<Figure[]> {
  const ratios: { name: string; ratio: number; own: number; other: number }[] = [];
  for (const model of benchModels) {
    const [own, other] = [await ownEngine(model), await otherEngine(model)];
    const elements = own().length;
    const laps = { own: [] as number[], other: [] as number[] };
    for (let lap = 0; lap <= LAPS; lap += 1) {
      const times = { own: await lapUs(own), other: await lapUs(other) };
      if (lap > 0) for (const name of ['own', 'other'] as const) laps[name].push(elements / times[name]);
    }
    const [ownRate, otherRate] = [median(laps.own), median(laps.other)];
    ratios.push({ name: model.name, ratio: ownRate / otherRate, own: ownRate * 1e6, other: otherRate * 1e6 });
  }
  const least = ratios.toSorted((a, b) => a.ratio - b.ratio)[0];
  const rate = (per: 'own' | 'other') => Math.round(median(ratios.map((one) => one[per])));
  return [
    {
      name: 'elements of a case by the interpreter, median of ten models, by processor time',
      value: `${rate('own')}/s`,
      beside: `bpmn-engine: ${rate('other')}/s`,
      asked: '',
      holds: true,
    },
    {
      name: 'the same beside bpmn-engine: the model where it gains least',
      value: `${least?.ratio.toFixed(1)} times as many (${least?.name})`,
      beside: ratios.map(({ name, ratio }) => `${name}: ${ratio.toFixed(1)}`).join('; '),
      asked: 'at least 10 times',
      holds: (least?.ratio ?? 0) >= 10,
    },
  ];
}

/** Processor time of one run, µs. */
async function lapUs(run: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  for (let at = 0; at < RUNS; at += 1) await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / RUNS;
}

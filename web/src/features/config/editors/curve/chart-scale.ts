import type { Corner } from '../../../../../../domain/priority/corners';

/** From times and priorities to the pixels of a drawing, and back. */
export interface ChartScale {
  readonly width: number;
  readonly height: number;
  readonly endMs: number;
  readonly low: number;
  readonly high: number;
}

const ROOM = 1.15;
export const inset = { left: 48, right: 16, top: 12, bottom: 28 };

/** All corners fit, with some room above so that a point can be drawn higher. */
export function scaleFor(curves: readonly (readonly Corner[])[], endMs: number, width: number): ChartScale {
  const values = curves.flatMap((corners) => corners.map(({ priority }) => priority));
  const low = Math.min(0, ...values);
  const high = Math.max(low + 1, ...values);
  return { width, height: 320, endMs, low, high: low + (high - low) * ROOM };
}

export const xOf = (scale: ChartScale, ms: number) =>
  inset.left + (ms / scale.endMs) * (scale.width - inset.left - inset.right);
export const yOf = (scale: ChartScale, priority: number) =>
  inset.top + (1 - (priority - scale.low) / (scale.high - scale.low)) * (scale.height - inset.top - inset.bottom);

export const msAt = (scale: ChartScale, x: number) =>
  ((x - inset.left) / (scale.width - inset.left - inset.right)) * scale.endMs;
/** A pointer beyond the drawing means its edge. */
export const priorityAtY = (scale: ChartScale, y: number) => {
  const share = 1 - (y - inset.top) / (scale.height - inset.top - inset.bottom);
  return scale.low + Math.min(1, Math.max(0, share)) * (scale.high - scale.low);
};

/** `d` of a curve. */
export function linePath(scale: ChartScale, corners: readonly Corner[]): string {
  return corners
    .map(
      ({ ms, priority }, index) =>
        `${index === 0 ? 'M' : 'L'}${xOf(scale, ms).toFixed(1)} ${yOf(scale, priority).toFixed(1)}`,
    )
    .join(' ');
}

/** Round numbers from a beginning to an end, about as many as asked for. */
export function ticks(from: number, to: number, count: number): number[] {
  const step = niceStep((to - from) / count);
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, index) => (first + index) * step);
}

/** The next number of the form 1, 2, 2.5 or 5 times a power of ten. */
function niceStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const nice = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= value * (1 - 1e-9)) ?? 10;
  return nice * power;
}

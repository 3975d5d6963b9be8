import { formatDuration, hourMs, minuteMs, parsePercent } from '../../../../../domain/time/duration';

/** Percentages are whole unless they need decimals; none is below nothing. */
export function percentText(share: number, decimals = 0): string {
  return `${Number(Math.max(0, share * 100).toFixed(decimals))}%`;
}

/** A time as a percentage of the SLA or as a duration, whichever `like` is, rounded to its step. */
export function offsetText(atMs: number, slaMs: number, like: string): string {
  if (parsePercent(like) !== undefined) return percentText(slaMs === 0 ? 0 : atMs / slaMs);
  const stepMs = durationStepMs(slaMs);
  return formatDuration(Math.round(atMs / stepMs) * stepMs);
}

/** How far one step moves such a text. */
export function offsetStepMs(like: string, slaMs: number): number {
  return parsePercent(like) === undefined ? durationStepMs(slaMs) : slaMs / 100;
}

function durationStepMs(slaMs: number): number {
  return slaMs >= 24 * hourMs ? 15 * minuteMs : minuteMs;
}

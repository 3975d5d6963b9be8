import { durationText } from '../format/duration';
import type { Services } from './services';

/** What is shown on a drawing: who reads it to the end finds the same beside it in words. */
export interface Marks {
  /** Tokens, each by the element at which it stands, since when. */
  readonly tokens: readonly { readonly element: string; readonly sinceMs: number | null }[];
  /** Elements with something to repair. */
  readonly faults: readonly string[];
  /** How often elements have completed. */
  readonly done: Readonly<Record<string, number>>;
  readonly picked: string | null;
  /** How long elements have taken on average; left out: that is not shown. */
  readonly meanMs?: Readonly<Record<string, number>>;
}

interface Viewer {
  get<K extends keyof Services>(name: K): Services[K];
}

const shown = new WeakMap<Viewer, [string, string][]>();

/** Replaces what was shown before. What it answers tells durations anew. */
export function showMarks(
  viewer: Viewer,
  { tokens, faults, done, picked, meanMs = {} }: Marks,
): (nowMs: number) => void {
  const [canvas, overlays, registry] = [viewer.get('canvas'), viewer.get('overlays'), viewer.get('elementRegistry')];
  for (const [element, marker] of shown.get(viewer) ?? []) canvas.removeMarker(element, marker);
  overlays.clear();
  const isDrawn = (element: string) => registry.get(element) !== undefined;
  const longestMs = Math.max(1, ...Object.values(meanMs));
  const marks: [string, string][] = [
    ...Object.entries(meanMs).map(([element, ms]): [string, string] => [element, `cw-heat-${heatOf(ms / longestMs)}`]),
    ...Object.keys(done).map((element): [string, string] => [element, 'cw-done']),
    ...tokens.map(({ element }): [string, string] => [element, 'cw-token']),
    ...faults.map((element): [string, string] => [element, 'cw-fault']),
    ...(picked === null ? [] : [[picked, 'cw-picked'] satisfies [string, string]]),
  ].filter(([element]) => isDrawn(element));
  for (const [element, marker] of marks) canvas.addMarker(element, marker);
  shown.set(viewer, marks);

  const add = (element: string, kind: string, position: object, text: string) => {
    const html = document.createElement('span');
    html.className = `cw-badge cw-badge-${kind}`;
    html.setAttribute('aria-hidden', 'true');
    html.textContent = text;
    overlays.add(element, kind, { position, html, scale: { min: 0.9, max: 1.2 } });
    return html;
  };
  for (const [element, count] of Object.entries(done)) {
    if (isDrawn(element)) add(element, 'done', { top: -12, right: 12 }, `✓ ${count}`);
  }
  for (const [element, ms] of Object.entries(meanMs)) {
    // What passes at once would only cover the names below events.
    if (isDrawn(element) && ms >= 1_000) add(element, 'heat', { bottom: 10, left: 4 }, `⌀ ${durationText(ms)}`);
  }
  const places = new Set(tokens.map(({ element }) => element));
  for (const element of new Set(faults)) {
    if (isDrawn(element) && !places.has(element)) add(element, 'fault', { top: -12, left: -8 }, '!');
  }
  const clocks = [...places].filter(isDrawn).map((element) => {
    const here = tokens.filter((token) => token.element === element);
    const hasFault = faults.includes(element);
    // Names of events and gateways stand below them, so badges stand above, one over the other.
    const top = done[element] === undefined ? -12 : -32;
    const badge = add(element, hasFault ? 'fault' : 'token', { top, left: -8 }, '');
    const sinceMs = Math.min(...here.flatMap((token) => token.sinceMs ?? []));
    return { badge, count: here.length, sinceMs };
  });
  return (nowMs) => {
    for (const { badge, count, sinceMs } of clocks) badge.textContent = badgeText(count, sinceMs, nowMs);
  };
}

/** From 1 to 3 by the share of the longest time. */
function heatOf(share: number): 1 | 2 | 3 {
  if (share > 2 / 3) return 3;
  return share > 1 / 3 ? 2 : 1;
}

/** How many, where it is more than one, and for how long the one that came first. */
function badgeText(count: number, sinceMs: number, nowMs: number): string {
  const time = Number.isFinite(sinceMs) ? durationText(Math.max(0, nowMs - sinceMs)) : '';
  return [count > 1 ? `${count} ×` : '●', time].filter(Boolean).join(' ');
}

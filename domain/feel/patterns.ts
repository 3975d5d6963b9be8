import { RE2JS } from 're2js';
import type { Run } from './run';

/** Regular expressions in time linear in the text: an engine without back-tracking, and patterns of bounded size. */
export interface Pattern {
  matcher(text: string): { find(): boolean; start(): number; end(): number; group(number: number): string | null };
  groupCount(): number;
  programSize(): number;
}

/** Characters of a pattern, each as often as the pattern's counted repetitions may multiply it. */
const maxExpanded = 20_000;
const maxKept = 500;
/** A memory only: the same text always gives the same pattern. */
const kept = new Map<string, Pattern | null>();

/** Null: the pattern cannot be read, or needs what only back-tracking could do (look-around, back references). */
export function patternOf(text: string, flags: string): Pattern | null {
  const key = `${flags}/${text}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const pattern = compile(text, flags);
  if (kept.size >= maxKept) kept.clear();
  kept.set(key, pattern);
  return pattern;
}

function compile(text: string, flags: string): Pattern | null {
  if (!/^[smixq]*$/.test(flags)) return null;
  const repeats = [...text.matchAll(/\{(\d{1,9})(?:,(\d{0,9}))?\}/g)];
  const times = repeats.reduce((sum, [, low, high]) => sum + Math.max(Number(low), Number(high ?? 0)), 1);
  if (text.length * times > maxExpanded) return null;
  const asked = flags.includes('x') ? text.replace(/\s+/g, '') : text;
  const source = flags.includes('q') ? RE2JS.quote(asked) : RE2JS.translateRegExp(asked);
  const bits = { s: RE2JS.DOTALL, m: RE2JS.MULTILINE, i: RE2JS.CASE_INSENSITIVE };
  const bit = Object.entries(bits).reduce((sum, [flag, value]) => (flags.includes(flag) ? sum | value : sum), 0);
  try {
    return RE2JS.compile(source, bit);
  } catch {
    return null;
  }
}

export function matches(text: string, pattern: Pattern, run: Run): boolean {
  charge(text, pattern, run);
  return pattern.matcher(text).find();
}

/** `$1` is the first group, `$0` all that matched. */
export function replace(text: string, pattern: Pattern, replacement: string, run: Run): string {
  const parts: string[] = [];
  let from = 0;
  eachMatch(text, pattern, run, (found) => {
    const inserted = replacement.replace(/\\(.)|\$(\d)/g, (_, escaped: string | undefined, group: string) => {
      if (escaped !== undefined) return escaped;
      return Number(group) > pattern.groupCount() ? '' : (found.group(Number(group)) ?? '');
    });
    run.make(inserted.length);
    parts.push(text.slice(from, found.start()), inserted);
    from = found.end();
  });
  return [...parts, text.slice(from)].join('');
}

export function split(text: string, pattern: Pattern, run: Run): string[] {
  const parts: string[] = [];
  let from = 0;
  eachMatch(text, pattern, run, (found) => {
    // An empty match separates characters, but cuts nothing off at either end.
    if (found.end() === found.start() && (found.start() === from || found.start() === text.length)) return;
    parts.push(text.slice(from, found.start()));
    from = found.end();
  });
  run.make(text.length + parts.length);
  return [...parts, text.slice(from)];
}

type Found = ReturnType<Pattern['matcher']>;

function eachMatch(text: string, pattern: Pattern, run: Run, visit: (found: Found) => void): void {
  const found = pattern.matcher(text);
  charge(text, pattern, run);
  while (found.find()) {
    // A search may look at all of the rest before it fails or finds something short.
    run.tick(Math.ceil(((text.length - found.start()) * pattern.programSize()) / 64) + 1);
    visit(found);
  }
}

function charge(text: string, pattern: Pattern, run: Run): void {
  run.tick(Math.ceil((text.length * pattern.programSize()) / 4) + 1);
}

import type { Mapping } from '../../domain/inbound/compile-mapping';
import type { Problem } from '../call-api';

/** One capture with the line of its file, from 1, and by what a row became it; or why the line is none. */
export type CaptureLine =
  | { line: number; ok: true; capture: Readonly<Record<string, unknown>>; mapping?: Mapping }
  | { line: number; ok: false; problem: Problem };

/** A line of an NDJSON file: a capture as the API takes it, in which source and worktype may be left out. */
export function captureOfJson(
  text: string,
  line: number,
  { source, worktype }: { source: string; worktype?: string | undefined },
): CaptureLine {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return noObject(line, 'an object is wanted');
    return { line, ok: true, capture: { source, ...(worktype ? { worktype } : {}), ...body } };
  } catch (error) {
    return noObject(line, (error as Error).message);
  }
}

function noObject(line: number, why: string): CaptureLine {
  return { line, ok: false, problem: { title: `not a JSON object: ${why}` } };
}

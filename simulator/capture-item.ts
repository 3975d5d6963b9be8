import type { CaptureRequest } from '../api/contract/item';
import { classify } from '../domain/classify/classify';
import type { InputProblem } from '../domain/config/problem';
import { captured, type CapturedItem, newItem } from '../domain/item/new-item';
import type { Configuration } from './configuration';

/**
 * What identifies an item in a simulation. Ties go to the smallest ID, so it begins with the external ID; what parts it
 * from the source sorts before every character that a longer one could go on with.
 */
export function itemIdOf(source: string, externalId: string): string {
  return `${externalId}\u0000${source}`;
}

/** The source that a line means: where the configuration has one only, a line need not name it. */
export function sourceOf(
  given: string | undefined,
  { sources }: Pick<Configuration, 'sources'>,
): { ok: true; key: string } | { ok: false; errors: InputProblem[] } {
  const [only] = sources.length === 1 ? sources : [];
  const key = given ?? only;
  if (key !== undefined && sources.includes(key)) return { ok: true, key };
  const fault =
    key === undefined
      ? { message: 'is required', code: 'REQUIRED' as const }
      : { message: 'does not exist', code: 'UNKNOWN_SOURCE' as const, value: key };
  return { ok: false, errors: [{ path: 'source', ...fault, allowed: sources }] };
}

/** A new item as the API would write it, captured by its source at this instant. */
export function captureItem(
  request: CaptureRequest,
  configuration: Configuration,
  nowMs: number,
): { ok: true; item: CapturedItem } | { ok: false; errors: InputProblem[] } {
  const source = sourceOf(request.source, configuration);
  if (!source.ok) return source;
  const { externalId, dueAt, activateAt, name, caseId } = request;
  const classified = classify(
    {
      source: source.key,
      worktype: request.worktype,
      division: request.division,
      attributes: request.attributes,
      externalTag: request.externalTag,
      dueAtMs: dueAt === undefined ? undefined : Date.parse(dueAt),
      activateAtMs: activateAt === undefined ? undefined : Date.parse(activateAt),
      priority: request.priority,
      preferredAgent: request.preferredAgent,
      department: request.department,
      process: request.process,
      capturedAtMs: nowMs,
    },
    configuration.catalogue,
  );
  if (!classified.ok) return classified;
  const state = newItem(classified.value, {
    id: itemIdOf(source.key, externalId),
    shard: configuration.shardOf(classified.value.division),
    externalId,
    reference: externalId,
    name: name ?? null,
    caseId: caseId ?? null,
    createdMs: nowMs,
  });
  return { ok: true, item: captured(state, { kind: 'source', id: source.key }) };
}

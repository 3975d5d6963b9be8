import { z } from 'zod';
import { lookForPersonal } from '../../db/erase-rows';
import {
  type Erasure,
  findSubject,
  type Found,
  insertErasure,
  readErasures,
  readProofs,
  readSaid,
} from '../../db/erasure';
import { createId } from '../../db/new-id';
import type { ObjectKind } from '../../db/personal-rows';
import { transaction } from '../../db/transaction';
import { LEAST_LENGTH, readingOf } from '../../domain/personal/mask';
import { eraserOf } from '../../domain/personal/erase';
import { withNames } from '../../domain/personal/personal-data';
import type { ErasureBody, ErasureDetail, ErasurePreview, ErasureVerification, ErasureView } from '../contract/erasure';
import type { InputProblem } from '../../domain/config/problem';
import { HttpProblem, invalidInput } from '../http-problem';
import { readPlace, writePlace } from '../place';
import type { Context } from '../route';

/** More are no one person. */
const AT_MOST = 2_000;
const TOLD_AT_MOST = 100;
const Place = z.tuple([z.uuid()]);

export async function previewErasure(context: Context, body: ErasureBody): Promise<ErasurePreview> {
  const found = await find(context, body);
  const count = (kind: ObjectKind) => {
    const all = found.filter((one) => one.kind === kind);
    const open = all.filter(({ isOpen }) => isOpen).length;
    return { closed: all.length - open, open };
  };
  return { items: count('item'), cases: count('case'), found: found.slice(0, TOLD_AT_MOST) };
}

/**
 * Keeps IDs, and the names of attributes that what was found has; the values that were asked for are not kept, nor one that
 * somebody has written for a name.
 */
export async function createErasure(context: Context, body: ErasureBody): Promise<ErasureView> {
  const found = await find(context, body);
  const said = await readSaid(context.deps.pool, found);
  if (body.reason !== undefined) refuseQuoting(body.reason, valuesOf(context, body, said));
  const idsOf = (kind: ObjectKind) => found.filter((one) => one.kind === kind).map(({ id }) => id);
  const id = createId(Date.now());
  const erasure = {
    id,
    division: body.division,
    cause: 'request' as const,
    requestedBy: context.principal.subject,
    reason: body.reason ?? null,
    attributes: Object.keys(body.attributes ?? {}).filter((name) => said.some(has(name))),
    items: idsOf('item'),
    cases: idsOf('case'),
  };
  await transaction(context.deps.pool, (client) => insertErasure(client, erasure));
  return erasureView(await findErasure(context, id));
}

/** What is erased must not stand in what is kept of it, however it is written there. */
function refuseQuoting(reason: string, values: readonly string[]): void {
  const said = bare(reason);
  const isQuoted = values.map(bare).some((value) => value.length >= LEAST_LENGTH && said.includes(value));
  if (isQuoted)
    throw invalidInput([{ path: 'reason', message: 'quotes what is to be erased', code: 'QUOTES_SUBJECT' }]);
}

/** Letters and digits: spaces, hyphens, accents of their own and the case of letters are ways to write the same. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What was asked for, and what is personal in all that was found. */
function valuesOf(
  { directory }: Context,
  { division, attributes = {} }: ErasureBody,
  said: readonly Record<string, unknown>[],
): string[] {
  const personal = withNames(directory.personal.get(division), Object.keys(attributes));
  return [...Object.values(attributes).map(String), ...readingOf(said, personal).values];
}

function has(name: string): (said: Record<string, unknown>) => boolean {
  return ({ attributes }) => typeof attributes === 'object' && attributes !== null && Object.hasOwn(attributes, name);
}

async function find({ deps, scope }: Context, body: ErasureBody): Promise<Found[]> {
  const { division, attributes = null, items, cases } = body;
  if (!scope.divisions.includes(division)) throw new HttpProblem('NOT_FOUND');
  const found = await findSubject(deps.pool, { division, attributes, items, cases }, AT_MOST + 1);
  if (found.length > AT_MOST)
    throw new HttpProblem('INVALID_INPUT', { detail: `At most ${AT_MOST} items and cases are one subject` });
  const errors = [...unknown('item', items, found), ...unknown('case', cases, found)];
  if (errors.length > 0) throw invalidInput(errors);
  return found;
}

/** What is named and not there would be left out of the proof in silence. */
function unknown(kind: ObjectKind, ids: readonly string[], found: readonly Found[]): InputProblem[] {
  const known = new Set(found.filter((one) => one.kind === kind).map(({ id }) => id));
  return ids.flatMap((value, index) =>
    known.has(value.toLowerCase())
      ? []
      : [{ path: `${kind}s[${index}]`, message: 'does not exist', code: 'UNKNOWN_REFERENCE', value }],
  );
}

export async function findErasure({ deps, scope }: Context, id: string): Promise<Erasure> {
  const [erasure] = await readErasures(deps.pool, scope.divisions, { id, limit: 1 });
  if (!erasure) throw new HttpProblem('NOT_FOUND');
  return erasure;
}

export async function erasurePage(
  { deps, scope }: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ erasures: ErasureView[]; nextCursor: string | null }> {
  const [before] = readPlace(Place, cursor) ?? [];
  const found = await readErasures(deps.pool, scope.divisions, { before, limit: limit + 1 });
  const last = found.length > limit ? found[limit - 1] : undefined;
  return { erasures: found.slice(0, limit).map(erasureView), nextCursor: last ? writePlace([last.id]) : null };
}

export async function erasureDetail(context: Context, id: string): Promise<ErasureDetail> {
  const erasure = await findErasure(context, id);
  const proofs = await readProofs(context.deps.pool, id);
  return {
    ...erasureView(erasure),
    proofs: proofs.map(({ objectId, erasedAt, ...proof }) => ({
      ...proof,
      id: objectId,
      erasedAt: erasedAt.toISOString(),
    })),
  };
}

/** Looks through everything that is kept of it again, by what is personal now. */
export async function verifyErasure(context: Context, id: string): Promise<ErasureVerification> {
  const { deps, directory } = context;
  const { division, attributes, items, cases } = await findErasure(context, id);
  const eraser = eraserOf(withNames(directory.personal.get(division), attributes));
  const proofs = await readProofs(deps.pool, id);
  const left: ErasureVerification['left'] = [];
  for (const { kind, objectId } of proofs) {
    const { removed } = await transaction(deps.pool, (client) => lookForPersonal(client, kind, objectId, eraser));
    const found = Object.fromEntries(Object.entries(removed).filter(([, { values }]) => values > 0));
    if (Object.keys(found).length > 0) left.push({ kind, id: objectId, found });
  }
  const waiting = items.length + cases.length - proofs.length;
  // Of nobody there is nothing to prove: an attribute's name may have been written wrong.
  return { isProven: proofs.length > 0 && waiting === 0 && left.length === 0, left, waiting };
}

function erasureView({ attributes, items, cases, createdAt, endedAt, ...erasure }: Erasure): ErasureView {
  return {
    ...erasure,
    by: attributes,
    items: items.length,
    cases: cases.length,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

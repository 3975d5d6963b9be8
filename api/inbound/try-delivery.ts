import { sourceCredential } from '../auth/grants';
import { currentOrigin, withOrigin } from '../../db/audit/origin';
import { type InboundFailure, type InboundOutcome, type InboundRow, noteInbound } from '../../db/inbound-delivery';
import { retrying } from '../../db/transaction';
import type { InboundMapping } from '../../domain/config/mapping';
import { formatPath } from '../../domain/config/problem';
import { compileMapping } from '../../domain/inbound/compile-mapping';
import { type Mapped, mapPayload } from '../../domain/inbound/map-payload';
import type { Deps } from '../deps';
import { problemOf } from '../http/send';
import { HttpProblem, invalidInput } from '../http-problem';
import { parseJson } from '../json-input';
import { runMapped } from './run-mapped';
import { withinTime } from '../within-time';

/** What a payload may be made of, to be mapped. */
export const PAYLOAD_LIMITS = { maxKeys: 5_000 };
const MAPPING_MS = 500;
/** What fails on our side is tried for about an hour, then people see to it. */
const TRIES = 12;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 600_000;

/** Compiled once for each version of a source. */
const compiled = new WeakMap<InboundMapping, ReturnType<typeof compileMapping>>();

/**
 * Gives a delivery that was taken up its effect, and notes what came of it. It is mapped as of the instant at which it came,
 * so that the same mapping makes the same of it each time.
 */
export async function tryDelivery(deps: Deps, row: InboundRow): Promise<InboundOutcome['state']> {
  const asked: { verb: string | null; externalId: string | null } = { verb: null, externalId: null };
  const outcome = await attempt(deps, row, asked);
  await retrying(() => noteInbound(deps.pool, row.id, asked, outcome));
  return outcome.state;
}

async function attempt(
  deps: Deps,
  row: InboundRow,
  asked: { verb: string | null; externalId: string | null },
): Promise<InboundOutcome> {
  try {
    // It took its process with it each time.
    if (row.attempts > TRIES) throw new HttpProblem('INTERNAL', { detail: `${TRIES} tries of it were never ended` });
    const directory = await deps.directories.get();
    const credential = sourceCredential(row.source);
    const principal = await deps.authenticator.renew(credential);
    const source = directory.sources.get(row.source);
    if (!source?.inbound || !principal) {
      throw new HttpProblem('NOT_FOUND', { detail: `The source ${row.source} takes no webhooks any more` });
    }
    const mapped = mapRow(source.inbound.mapping, row);
    if (!mapped.ok) throw invalidInput(mapped.errors, 'The mapping of its source makes nothing of it');
    const { command } = mapped;
    asked.verb = command.verb;
    if (command.verb === 'ignore') return { state: 'done' };
    asked.externalId = command.externalId;
    // Whoever asks for it anew answers for it.
    const origin = currentOrigin() ?? row.origin;
    await withOrigin(origin, () => runMapped({ deps, directory, caller: { principal, credential } }, row, command));
    return { state: 'done' };
  } catch (error) {
    return outcomeOf(problemOf(error, deps.log), row.attempts);
  }
}

function mapRow(document: InboundMapping, { payload, receivedAt }: InboundRow): Mapped {
  const value = parseJson(payload ?? new Uint8Array(), PAYLOAD_LIMITS);
  const mapping = compiled.get(document) ?? compileMapping(document);
  compiled.set(document, mapping);
  if (!mapping.ok) throw invalidInput(mapping.faults.map((fault) => ({ ...fault, path: formatPath(fault.path) })));
  return withinTime(MAPPING_MS, () => mapPayload(mapping.mapping, value, receivedAt.getTime()));
}

/** A change that others made at the same time passes by itself, too. */
function outcomeOf(problem: HttpProblem, attempts: number): InboundOutcome {
  const failure = failureOf(problem);
  const mayPass = problem.mayPass || problem.code === 'CONFLICT';
  if (!mayPass || attempts >= TRIES) return { state: 'dead', failure };
  return { state: 'pending', failure, waitMs: Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS) };
}

function failureOf(problem: HttpProblem): InboundFailure {
  return { code: problem.code, detail: problem.message, errors: problem.extra.errors ?? [] };
}

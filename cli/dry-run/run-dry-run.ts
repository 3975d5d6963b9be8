import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { DryRunItemPage, DryRunItemView, DryRunView } from '../../api/contract/dry-run';
import type { ToldProblem } from '../../domain/config/problem';
import { problemLine } from '../../domain/config/problem-line';
import { EVENT_TEXT_AT_MOST } from '../../domain/dry-run/event-limits';
import { placeError } from '../apply/place-error';
import type { PlacedDocument } from '../apply/placed-document';
import { readDocuments } from '../apply/read-documents';
import { type ApiRequest, callApi, problemText } from '../call-api';
import { CommandFailure } from '../command-failure';
import type { Connection } from '../connection';
import { readAtMost } from '../read-at-most';
import { Progress } from '../simulate/progress';
import { dryRunReport, notSimulated } from './dry-run-report';

export interface DryRunOptions {
  from?: string;
  to?: string;
  events?: string;
  draft?: readonly string[];
  documents?: string;
  division?: string;
  worktype?: string;
  handleTime?: string;
  staffing?: string;
  simulate: boolean;
  json?: boolean;
}

const LOOK_MS = 300;
/** A terminal is no place for more. */
const ITEMS_TOLD = 20;

/** `casewright dry-run`: asks for one, waits for it, and prints what moves. Status 1 when it could not be done. */
export async function runDryRun(options: DryRunOptions, connection: Connection): Promise<void> {
  const documents = options.documents === undefined ? [] : readDocuments(options.documents);
  const result = await ended(connection, await begin(options, documents, connection));
  if (result.failure !== null) throw new CommandFailure(failureText(result));
  const { simulation } = result;
  if (options.json) {
    const hasItems = result.summary !== null;
    for await (const item of hasItems ? movedItems(connection, result.id) : [])
      process.stdout.write(`${JSON.stringify({ type: 'item', ...item })}\n`);
    process.stdout.write(`${JSON.stringify({ type: 'dry-run', ...result })}\n`);
  }
  // Of a file nothing else is told.
  if (options.events !== undefined && simulation && 'failure' in simulation)
    throw new CommandFailure(notSimulatedText(simulation, options.events));
  if (options.json) return;
  const { items } = result.summary ? await movedPage(connection, result.id, `limit=${ITEMS_TOLD}`) : { items: [] };
  process.stdout.write(`${dryRunReport(result, items)}\n`);
}

async function begin(
  { from, to, events, draft = [], division, worktype, simulate, handleTime, staffing }: DryRunOptions,
  documents: readonly PlacedDocument[],
  connection: Connection,
): Promise<DryRunView> {
  if ((from === undefined) === (events === undefined))
    throw new CommandFailure('--from or --events: one of the two is needed');
  const body = {
    from,
    to,
    ...(events !== undefined && { events: readEvents(events) }),
    division,
    worktype,
    documents: documents.map((one) => one.body),
    ...(draft.length > 0 && { drafts: draft.map(draftNamed) }),
    simulate: simulate && { handleTime, ...(staffing !== undefined && { staffing: readStaffing(staffing) }) },
  };
  const answer = await callApi(connection, {
    method: 'POST',
    path: '/v1/config/dry-runs',
    contentType: 'application/json',
    body: JSON.stringify(body),
  });
  if (answer.ok) return JSON.parse(answer.text) as DryRunView;
  const errors = (answer.problem.errors ?? []).map((error) =>
    error.path?.startsWith('documents[')
      ? placeError({ message: '', ...error, path: error.path }, documents)
      : lineOf(events, error),
  );
  const head = `No dry run was made: ${problemText(answer.problem, answer.status)}`;
  throw new CommandFailure([head, ...errors.map((error) => `  ${error}`)].join('\n'));
}

/** What it says is looked at by the server, line by line. */
function readEvents(file: string): string {
  try {
    const read = readAtMost(file, EVENT_TEXT_AT_MOST);
    if (read) return new TextDecoder('utf-8', { fatal: true }).decode(read);
  } catch (error) {
    throw new CommandFailure(`--events: ${file} cannot be read: ${(error as Error).message}`);
  }
  throw new CommandFailure(`--events: ${file} has more than ${EVENT_TEXT_AT_MOST} bytes`);
}

function notSimulatedText(
  { failure, errors = [] }: { failure: string; errors?: readonly Fault[] },
  file: string,
): string {
  const head = `The file was not simulated: ${notSimulated[failure] ?? failure}.`;
  return [head, ...errors.map((error) => `  ${lineOf(file, error)}`)].join('\n');
}

type Fault = ToldProblem & { line?: number | undefined };

/** A fault of a file of events, at its line. */
function lineOf(file: string | undefined, error: Fault): string {
  const said = problemLine(error);
  return error.line === undefined ? said : `${file === '-' ? 'line ' : `${file}:`}${error.line}: ${said}`;
}

/** What it says is looked at by the server. */
function readStaffing(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandFailure(`--staffing: ${file} cannot be read: ${(error as Error).message}`);
  }
}

/** `decision/segmentation`, or with its division in between. */
function draftNamed(text: string): { kind: string; key: string; division?: string } {
  const [kind = '', ...rest] = text.split('/');
  const [key = '', division] = rest.toReversed();
  if (kind === '' || key === '' || rest.length > 2)
    throw new CommandFailure(`--draft: "${text}" names no draft (allowed: kind/key, or kind/division/key)`);
  return { kind, key, ...(division !== undefined && { division }) };
}

async function ended(connection: Connection, begun: DryRunView): Promise<DryRunView> {
  const progress = new Progress(process.stderr);
  let view = begun;
  while (view.endedAt === null) {
    await delay(LOOK_MS);
    view = await read<DryRunView>(connection, `/v1/config/dry-runs/${begun.id}`);
    progress.tell(() => progressText(view));
  }
  progress.end();
  return view;
}

function progressText({ state, phase, done, total }: DryRunView): string {
  if (state === 'queued') return 'Waiting for its turn';
  return phase === 'simulation' ? `${total} items looked at, simulating` : `${done} of ${total} items looked at`;
}

function failureText({ failure }: DryRunView): string {
  const reasons: Record<string, string> = {
    TIME_LIMIT: 'it took too long: the rules are slow, or the period is long.',
    TOO_MANY_ITEMS: 'the period holds too many items.',
  };
  return `The dry run failed (${failure}): ${reasons[failure ?? ''] ?? 'its process ended; try again.'}`;
}

async function* movedItems(connection: Connection, id: string): AsyncGenerator<DryRunItemView> {
  for (let cursor: string | null = ''; cursor !== null;) {
    const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = await movedPage(connection, id, `limit=200${more}`);
    yield* page.items;
    cursor = page.nextCursor;
  }
}

function movedPage(connection: Connection, id: string, query: string): Promise<DryRunItemPage> {
  return read<DryRunItemPage>(connection, `/v1/config/dry-runs/${id}/items?${query}`);
}

async function read<T>(connection: Connection, path: ApiRequest['path']): Promise<T> {
  const answer = await callApi(connection, { method: 'GET', path });
  if (!answer.ok) throw new CommandFailure(`The dry run cannot be read: ${problemText(answer.problem, answer.status)}`);
  return JSON.parse(answer.text) as T;
}

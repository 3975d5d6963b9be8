import { type Configuration, configurationOf } from '../../simulator/configuration';
import { type InputLine, parseLine } from '../../api/contract/input-line';
import { SimulationRun } from '../../simulator/simulation-run';
import type { Summary } from '../../simulator/summary';
import { type ConfigDocument, documentIdentity } from '../../domain/config/documents';
import { parseDocuments } from '../../domain/config/parse';
import { checkReferences } from '../../domain/config/references';
import { minuteMs } from '../../domain/time/duration';

/** A line of the output. */
export interface OutputLine {
  at: string;
  type: string;
  item?: string;
  agent?: string;
  priority?: number;
  ring?: number;
  [name: string]: unknown;
}

/** Documents as they are written, over those that there are. */
export function withDocuments(documents: readonly ConfigDocument[], ...raw: readonly object[]): ConfigDocument[] {
  const parsed = parseDocuments(raw);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors, null, 1));
  const all = [...new Map([...documents, ...parsed.documents].map((one) => [documentIdentity(one), one])).values()];
  const errors = checkReferences(all, []);
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 1));
  return all;
}

export function lineOf(raw: object): InputLine {
  const parsed = parseLine(JSON.stringify(raw));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.line;
}

const known = new WeakMap<readonly ConfigDocument[], Configuration>();

/** Compiled once for all simulations of the same documents. */
function configured(documents: readonly ConfigDocument[]): Configuration {
  const configuration = known.get(documents) ?? configurationOf(documents);
  known.set(documents, configuration);
  return configuration;
}

interface Options {
  until?: string;
  against?: readonly ConfigDocument[];
}

/** Simulates and answers what the command would print, as text and read again. */
export async function simulate(
  documents: readonly ConfigDocument[],
  raw: readonly object[],
  { until, against }: Options = {},
): Promise<{ text: string; lines: OutputLine[]; summary: Summary; summaries: Summary[] }> {
  const configurations = [documents, ...(against ? [against] : [])].map(configured);
  const untilMs = until === undefined ? null : Date.parse(until);
  const run = new SimulationRun(configurations, { untilMs, handleMs: 5 * minuteMs, isPrinted: true });
  const input = raw.map((each, index) => ({ at: `input:${index + 1}`, line: lineOf(each) }));
  let text = '';
  for (const piece of run.output(input)) text += piece;
  const lines = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as OutputLine]));
  const summaries = run.summaries();
  const [summary] = summaries;
  if (!summary) throw new Error('no summary');
  return { text, lines, summary, summaries };
}

/** What the product names in one line: `offered C-1 ana`. */
export function brief({ type, item, agent }: OutputLine): string {
  return [type, item, agent].filter((part) => part !== undefined).join(' ');
}

/** Lines of some types, in brief, with the time of the day. */
export function timed(lines: readonly OutputLine[], ...types: string[]): string[] {
  return lines.filter(({ type }) => types.includes(type)).map((line) => `${line.at.slice(11, 19)} ${brief(line)}`);
}

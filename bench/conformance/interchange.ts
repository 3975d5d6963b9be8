import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { readText } from '../../cli/read-text';
import { projectRoot } from '../../db/project-root';
import { foreignNamespaces } from '../../domain/bpmn/read/foreign';
import { readBpmn } from '../../domain/bpmn/read/read-bpmn';
import { parseXml, type Element } from '../tck/xml';
import type { SuiteResult } from './result';
import { difference } from './token-simulation/trace';

const require = createRequire(join(projectRoot, 'package.json'));

/** What `toXML` adds to the part of the library that the reader uses. */
interface Exporter {
  toXML(root: unknown): Promise<{ xml: string }>;
}

/**
 * Models that are there to be exchanged (BPMN MIWG): each is read, or refused with a reason; and what was imported is
 * exported again without loss.
 */
export async function runInterchange(folder: string, files: readonly string[]): Promise<SuiteResult[]> {
  const results: SuiteResult[] = [];
  for (const file of files) {
    const xml = readText(file);
    const about = { test: relative(folder, file) };
    const group = basename(dirname(file));
    const read = await readBpmn(xml);
    const refusal = 'refused' in read ? read.refused[0] : undefined;
    const reason = refusal && `${refusal.element}: ${refusal.reason}`;
    results.push({ feature: `${group}: read`, ...about, outcome: reason ? 'unsupported' : 'passed', reason });
    results.push({ feature: `${group}: round trip`, ...about, ...(await roundTrip(xml)) });
  }
  return results;
}

async function roundTrip(xml: string): Promise<Pick<SuiteResult, 'outcome' | 'reason'>> {
  try {
    const moddle = new BpmnModdle({}, { nsMap: foreignNamespaces });
    const { rootElement } = await moddle.fromXML(xml);
    const { xml: again } = await (moddle as unknown as Exporter).toXML(rootElement);
    const less = difference(contentOf(again), contentOf(xml)).less.filter((one) => !isDefault(one));
    return less.length === 0
      ? { outcome: 'passed' }
      : {
          outcome: 'failed',
          reason: `lost ${less.slice(0, 3).join(', ')}${less.length > 3 ? ` and ${less.length - 3} more` : ''}`,
        };
  } catch (error) {
    return { outcome: 'failed', reason: error instanceof Error ? error.message.slice(0, 200) : String(error) };
  }
}

/** Every element, attribute and text, each with the ID of what it belongs to; their order says nothing. */
function contentOf(xml: string): string[] {
  const found: string[] = [];
  const visit = ({ name, attributes, children, text }: Element, owner: string): void => {
    const here = attributes['id'] ?? owner;
    found.push(`${here}/${name}`);
    for (const [key, value] of Object.entries(attributes)) {
      if (!ignored.has(key)) found.push(`${here}/${name}@${key}=${numeric(unprefixed(value))}`);
    }
    if (text.trim() !== '') found.push(`${here}/${name}=${unprefixed(text.trim())}`);
    for (const child of children) visit(child, here);
  };
  visit(parseXml(xml.replace(/\sxmlns(:[\w.-]+)?\s*=\s*("[^"]*"|'[^']*')/g, '')), '');
  return found;
}

/** What an export leaves out, as it goes without saying. */
const isDefault = (content: string) => defaults.has(/@(\w+=.*)$/s.exec(content)?.[1] ?? '');
const defaults: ReadonlySet<string> = new Set(
  ['bpmn', 'bpmndi', 'dc'].flatMap((name) => {
    const file = require.resolve(`bpmn-moddle/resources/bpmn/json/${name}.json`);
    const { types } = JSON.parse(readFileSync(file, 'utf8')) as Metamodel;
    return types.flatMap(({ properties = [] }) =>
      properties.flatMap((one) => (one.default === undefined ? [] : [`${one.name}=${String(one.default)}`])),
    );
  }),
);

interface Metamodel {
  types: readonly { properties?: readonly { name: string; default?: string | number | boolean }[] }[];
}

/** Where a schema lies. */
const ignored: ReadonlySet<string> = new Set(['schemaLocation']);
const unprefixed = (text: string) => text.replace(/^[\w.-]+:(?=[\w.-]+$)/, '');
const numeric = (text: string) => (/^-?\d+(\.\d+)?$/.test(text) ? String(Number(text)) : text);

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { projectRoot } from '../../db/project-root';

/** Whom the demo's documents offer for a first look: keys of its first agent, supervisor and source, and all who can sign in. */
export interface DemoPeople {
  agent?: string;
  supervisor?: string;
  source?: string;
  people: { key: string; name: string; roles: string[] }[];
}

interface Document {
  kind?: string;
  key?: string;
  name?: string;
  roles?: string[];
}

/** Reads `demo/*.yaml`. */
export function demoPeople(): DemoPeople {
  const folder = join(projectRoot, 'demo');
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
    : [];
  const documents = files.flatMap((name) => parseAllDocuments(readFileSync(join(folder, name), 'utf8')));
  return peopleOf(documents.map((document) => (document.toJS() ?? {}) as Document));
}

export function peopleOf(documents: readonly Document[]): DemoPeople {
  const people = documents
    .filter(({ kind, key }) => kind === 'agent' && key !== undefined)
    .map(({ key = '', name = key, roles = [] }) => ({ key, name, roles }));
  return {
    people,
    agent: people.find(({ roles }) => roles.length === 0)?.key,
    supervisor: people.find(({ roles }) => roles.includes('supervisor'))?.key,
    source: documents.find(({ kind }) => kind === 'source')?.key,
  };
}

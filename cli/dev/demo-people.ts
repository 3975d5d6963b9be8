/** Whom the demo's documents offer for a first look: keys of its first agent, supervisor and source, and all who can sign in. */
export interface DemoPeople {
  agent?: string;
  supervisor?: string;
  source?: string;
  people: { key: string; name: string; roles: string[] }[];
}

export interface DemoDocument {
  kind?: string;
  key?: string;
  name?: string;
  roles?: string[];
}

export const nobody: DemoPeople = { people: [] };

export function peopleOf(documents: readonly DemoDocument[]): DemoPeople {
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

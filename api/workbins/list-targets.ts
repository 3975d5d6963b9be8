import { compareText } from '../../domain/routing/order';
import type { Directory } from '../catalogue/directory';
import type { TargetList } from '../contract/workbin';
import { worksIn } from './workbin';

/** Nobody reads on: who looks for another one types more of its name. */
const MOST = 50;

/** Where work of a division may be sent: its queues, its workbins, and those who may have its items. */
export function listTargets(directory: Directory, division: string, q = ''): TargetList {
  const text = q.trim().toLowerCase();
  const first = <D extends { key: string; name?: string | undefined }>(documents: readonly D[]) =>
    documents
      .map((document) => ({ ...document, name: document.name ?? document.key }))
      .filter(({ key, name }) => key.includes(text) || name.toLowerCase().includes(text))
      .toSorted((a, b) => compareText(a.name, b.name))
      .slice(0, MOST);
  const { rules, agents } = directory;
  return {
    queues: first(rules.inDivision('queue', division)).map(({ key, name }) => ({ key, name })),
    agents: first([...agents.values()].filter((agent) => worksIn(directory, agent.division, division))).map(
      ({ key, name }) => ({ key, name }),
    ),
    workbins: first(rules.inDivision('workbin', division)).map(({ key, name, type }) => ({ id: key, name, type })),
  };
}

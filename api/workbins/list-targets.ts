import { compareText } from '../../domain/routing/order';
import type { Directory } from '../catalogue/directory';
import type { TargetList } from '../contract/workbin';
import { worksIn } from './workbin';

/** Nobody reads on: who looks for another one types more of its name. */
const MOST = 50;

/** Where work of a division may be sent: its queues, its workbins, and those who may have its items. */
export function listTargets(directory: Directory, division: string, q = ''): TargetList {
  const text = q.trim().toLowerCase();
  const found = <D extends { key: string; name?: string | undefined }>(documents: readonly D[]) => {
    const all = documents
      .map((document) => ({ ...document, name: document.name ?? document.key }))
      .filter(({ key, name }) => key.includes(text) || name.toLowerCase().includes(text))
      .toSorted((a, b) => compareText(a.name, b.name));
    return { first: all.slice(0, MOST), more: Math.max(0, all.length - MOST) };
  };
  const { rules, agents: everybody } = directory;
  const queues = found(rules.inDivision('queue', division));
  const agents = found([...everybody.values()].filter((agent) => worksIn(directory, agent.division, division)));
  const workbins = found(rules.inDivision('workbin', division));
  return {
    queues: queues.first.map(({ key, name }) => ({ key, name })),
    agents: agents.first.map(({ key, name }) => ({ key, name })),
    workbins: workbins.first.map(({ key, name, type }) => ({ id: key, name, type })),
    more: { queues: queues.more, agents: agents.more, workbins: workbins.more },
  };
}

import type { DivisionDocument } from './division';
import { type ConfigDocument, documentIdentity } from './documents';
import type { InputProblem } from './problem';

/** Whether a page may be opened beside items of a division: each list of hosts, its own and those above, must have its host. */
export function isPopAllowed(url: string, division: string, divisions: ReadonlyMap<string, DivisionDocument>): boolean {
  return listsFor(division, divisions).every((hosts) => hosts.includes(hostOf(url)));
}

/** Worktypes whose page is of another host than their division allows: new ones, and those that a new list shuts out. */
export function checkScreenPops(documents: readonly ConfigDocument[], kept: readonly ConfigDocument[]): InputProblem[] {
  const all = [...kept, ...documents];
  const divisions = new Map(all.flatMap((one) => (one.kind === 'division' ? [[one.key, one] as const] : [])));
  return all.flatMap((one) => {
    if (one.kind !== 'worktype' || one.screenPop === undefined) return [];
    const { kind, key, division, screenPop } = one;
    if (isPopAllowed(screenPop, division, divisions)) return [];
    const at = documents.indexOf(one);
    return [
      {
        path: `${at < 0 ? documentIdentity(one) : `documents[${at}]`}.screenPop`,
        message: 'opens a page of a host that the division does not allow',
        code: 'HOST_FORBIDDEN',
        value: hostOf(screenPop),
        allowed: listsFor(division, divisions).flat().slice(0, 20),
        kind,
        key,
      },
    ];
  });
}

function listsFor(division: string, divisions: ReadonlyMap<string, DivisionDocument>): readonly (readonly string[])[] {
  const lists: (readonly string[])[] = [];
  const seen = new Set<string>();
  for (let at = divisions.get(division); at && !seen.has(at.key); at = divisions.get(at.parent ?? '')) {
    seen.add(at.key);
    if (at.screenPopHosts) lists.push(at.screenPopHosts);
  }
  return lists;
}

/** As a browser reads it, whatever the template says further on. */
function hostOf(url: string): string {
  const filled = url.replaceAll(/\{[^{}]*\}/g, 'x');
  return URL.canParse(filled) ? new URL(filled).host : '';
}

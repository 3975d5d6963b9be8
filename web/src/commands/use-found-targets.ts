import { useDebouncedValue } from '@mantine/hooks';
import type { TargetList } from '../../../api/contract/workbin';
import { useTargets } from '../api/workbins';
import type { Target, TargetKind } from './target';

/**
 * Where work may go, by a part of its name. The server looks through all of them a moment after the last letter; what is
 * known meanwhile is narrowed at once, so that the list never shows what the text excludes. `more`: how many are found and not listed.
 */
export function useFoundTargets(division: string, kinds: readonly TargetKind[], text: string) {
  const wanted = text.trim().toLowerCase();
  const [q] = useDebouncedValue(wanted, 150);
  const { data, isPending } = useTargets(division, q);
  const found = kinds
    .flatMap((kind) => targetsOf(data, kind))
    .filter(({ key, name }) => key.includes(wanted) || name.toLowerCase().includes(wanted));
  // Once the server has looked for what is typed by now.
  const more = data === undefined || q !== wanted ? 0 : kinds.reduce((sum, kind) => sum + data.more[`${kind}s`], 0);
  return { found, more, isPending };
}

function targetsOf(list: TargetList | undefined, kind: TargetKind): Target[] {
  if (list === undefined) return [];
  if (kind === 'workbin') return list.workbins.map(({ id, name }) => ({ kind, key: id, name }));
  return (kind === 'queue' ? list.queues : list.agents).map(({ key, name }) => ({ kind, key, name }));
}

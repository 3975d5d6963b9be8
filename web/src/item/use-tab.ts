import { useSearch } from '../address/address';
import { changeHere } from '../address/go';

/** Which tab is open, as the address has it, so that a link opens it; undefined: the first. */
export function useTab() {
  const { tab } = useSearch();
  const open = (next: string | null) => changeHere({ tab: next ?? undefined }, { replace: true });
  return { tab, open };
}

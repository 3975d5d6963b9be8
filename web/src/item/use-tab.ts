import { useNavigate, useSearch } from '@tanstack/react-router';

/** Which tab is open, as the address has it, so that a link opens it; undefined: the first. */
export function useTab() {
  // A drawer may be drawn once more after its page has gone.
  const tab = useSearch({ strict: false, shouldThrow: false, select: (search) => search.tab });
  const navigate = useNavigate();
  const open = (next: string | null) =>
    void navigate({ to: '.', search: (before) => ({ ...before, tab: next ?? undefined }), replace: true });
  return { tab, open };
}

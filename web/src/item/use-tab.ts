import { useNavigate, useSearch } from '@tanstack/react-router';

/** Which tab is open, as the address has it, so that a link opens it; undefined: the first. */
export function useTab() {
  const { tab } = useSearch({ strict: false });
  const navigate = useNavigate();
  const open = (next: string | null) =>
    void navigate({ to: '.', search: (before) => ({ ...before, tab: next ?? undefined }), replace: true });
  return { tab, open };
}

import { useNavigate, useSearch } from '@tanstack/react-router';

/** The item that is open lies in the address, so that "back" and a reload find it again. */
export function useOpenItem() {
  const { item } = useSearch({ from: '/work' });
  const navigate = useNavigate();
  return {
    openId: item,
    open: (id: string) => void navigate({ to: '/work', search: { item: id } }),
    close: () => void navigate({ to: '/work', search: {} }),
  };
}

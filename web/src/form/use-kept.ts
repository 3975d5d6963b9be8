import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys } from '../api/keys';

/**
 * A state that outlives its page: who is called away while he types finds it again. In memory only, until he signs out:
 * it may be personal. Null: it is not kept.
 */
export function useKept<T>(name: string | null, begin: () => T) {
  const client = useQueryClient();
  const [first] = useState(() => (name === null ? undefined : client.getQueryData<T>(keys.kept(name))) ?? begin());
  const [value, setValue] = useState(first);
  useEffect(() => {
    if (name !== null && value !== first) client.setQueryData(keys.kept(name), value);
  }, [client, name, value, first]);
  const forget = () => {
    if (name !== null) client.removeQueries({ queryKey: keys.kept(name), exact: true });
  };
  return { value, setValue, forget };
}

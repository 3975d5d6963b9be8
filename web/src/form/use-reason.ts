import { useKept } from './use-kept';

/** Why something is to be done: who is called away before it is finds it again. `forget` once it is, or is not to be. */
export function useReason(name: string) {
  const { value, setValue, forget } = useKept(name, () => ({ reason: '' }));
  const setReason = (reason: string) => (reason === '' ? forget() : setValue({ reason }));
  return { reason: value.reason, setReason, forget: () => forget() };
}

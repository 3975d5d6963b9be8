import { useKept } from './use-kept';

/**
 * The fields of a form that is asked in place: who is called away while he fills them in finds them again, and what is as
 * it began is not kept.
 */
export function useParts<T extends object>(name: string, begun: T) {
  const { value, setValue, forget } = useKept<T>(name, () => begun);
  const change = (part: Partial<T>) => {
    const after = { ...value, ...part };
    const isAsBegun = (Object.keys(begun) as (keyof T)[]).every((field) => after[field] === begun[field]);
    if (isAsBegun) forget();
    else setValue(after);
  };
  return { value, change, forget: () => forget() };
}

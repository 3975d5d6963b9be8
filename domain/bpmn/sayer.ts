import { filled } from '../said/sentence';
import type { Held } from '../said/sentence';

type Value = string | number | undefined;
export type ValuesIn<T extends string> = Held<T, Value>;

/** What stands against something: the rule with its values, for whoever tells it in another language, and the sentence. */
export interface SaidBy<R extends string> {
  rule: R;
  values?: Readonly<Record<string, Value>>;
  reason: string;
}

/** Says what stands against something by its rule; `sentences` are the English ones, with places for values. */
export function sayer<const T extends Readonly<Record<string, string>>>(sentences: T) {
  return <R extends keyof T & string>(rule: R, ...[values]: ValuesIn<T[R]>): SaidBy<R> => {
    const held: Readonly<Record<string, Value>> = values ?? {};
    const reason = filled(sentences[rule] ?? '', held);
    return { rule, ...(values === undefined ? {} : { values }), reason };
  };
}

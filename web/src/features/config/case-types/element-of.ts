/** The element that a fault of a draft is about, by its path (`documents[0].bpmn.pay`); null: another part of it. */
export function elementOf(path: string): string | null {
  const [, plain, quoted] = /\bbpmn(?:\.([\w$-]+)|\[("(?:[^"\\]|\\.)*")\])$/.exec(path) ?? [];
  if (quoted !== undefined) return JSON.parse(quoted) as string;
  return plain ?? null;
}

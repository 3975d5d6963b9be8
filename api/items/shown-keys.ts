import type { SaidOnce, Told } from '../../domain/said/said';

/** Routing names a queue with its division, `claims/emergency`; people know it by its key. */
export function shown(text: string): string {
  return text.replaceAll(/\b[a-z0-9][a-z0-9-_.]*\/([a-z0-9][a-z0-9-_.]*)\b/g, '$1');
}

/** The same of what is told by code. */
export function shownSaid<S extends SaidOnce>(said: S): S {
  const { code, values } = said;
  return { ...said, ...(code === undefined ? {} : shownTold({ code, values })), text: shown(said.text) };
}

export function shownTold({ code, values }: Told): Told {
  if (values === undefined) return { code };
  const each = Object.entries(values).map(([name, value]) => {
    if (typeof value === 'string') return [name, shown(value)] as const;
    return [name, typeof value === 'number' ? value : shownTold(value)] as const;
  });
  return { code, values: Object.fromEntries(each) };
}

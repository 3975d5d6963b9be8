/** A shortcut: one key (`a`, `?`) or two after each other (`g w`). */
export type Shortcuts = Readonly<Record<string, () => void>>;

const stack: Shortcuts[] = [];

/** The last one to register is asked first, so what is on top of the screen gets the key. */
export function register(shortcuts: Shortcuts): () => void {
  stack.push(shortcuts);
  return () => {
    const index = stack.indexOf(shortcuts);
    if (index !== -1) stack.splice(index, 1);
  };
}

export function lookUp(name: string): (() => void) | undefined {
  return stack.findLast((shortcuts) => Object.hasOwn(shortcuts, name))?.[name];
}

const moves: ReadonlySet<string> = new Set(['j', 'k']);

export interface KeyInput {
  readonly key: string;
  readonly hasModifier: boolean;
  /** The key is held down. */
  readonly isRepeat: boolean;
  /** The focus lies in a field, or in a widget that reads letters itself. */
  readonly isTyping: boolean;
  /** Letters and signs are no shortcuts for him. */
  readonly areLettersOff?: boolean;
}

/**
 * Which shortcut a key stroke means, given the one before it. Never one while somebody types, and only moves while a key
 * is held down. `g` waits for the second key; any other key after it stands for itself.
 */
export function resolveKey(
  { key, hasModifier, isRepeat, isTyping, areLettersOff = false }: KeyInput,
  previous: string | null,
): { name: string | null; pending: string | null } {
  if (areLettersOff && key.length === 1) return { name: null, pending: null };
  if (hasModifier || isTyping || (isRepeat && !moves.has(key.toLowerCase()))) return { name: null, pending: null };
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (previous === 'g' && name !== 'g') return { name: `g ${name}`, pending: null };
  return name === 'g' ? { name: null, pending: 'g' } : { name, pending: null };
}

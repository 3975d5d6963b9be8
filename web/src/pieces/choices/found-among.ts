/** What may be chosen: a key, and the name that people know it by. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** The heading under which it stands. */
  readonly group?: string;
}

/** Of thousands nobody reads more; typing narrows them. */
export const DRAWN_AT_MOST = 50;

export interface Found {
  /** At most {@link DRAWN_AT_MOST}. */
  readonly shown: readonly Choice[];
  /** How many the text means. */
  readonly count: number;
}

/**
 * Those whose key or name has the text in it, as far as they are drawn. Where there are more to choose from, what the text is
 * stands first, then what begins with it: whoever types a whole key finds it, however many keys have it in them.
 *
 * @example foundAmong([{ value: 'claims', label: 'Damage' }], 'dam').count // 1
 */
export function foundAmong(choices: readonly Choice[], text: string): Found {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return { shown: choices.slice(0, DRAWN_AT_MOST), count: choices.length };
  const ranked: [Choice[], Choice[], Choice[]] = [[], [], []];
  const all: Choice[] = [];
  for (const choice of choices) {
    const texts = [choice.value.toLowerCase(), choice.label.toLowerCase()];
    if (!texts.some((each) => each.includes(wanted))) continue;
    all.push(choice);
    ranked[texts.includes(wanted) ? 0 : texts.some((each) => each.startsWith(wanted)) ? 1 : 2].push(choice);
  }
  const shown = choices.length <= DRAWN_AT_MOST ? all : ranked.flat().slice(0, DRAWN_AT_MOST);
  return { shown, count: all.length };
}

const named = new WeakMap<readonly Choice[], ReadonlyMap<string, Choice>>();

/** By its key. Many fields ask the same list, each time that one of them is written to. */
export function choiceOf(choices: readonly Choice[], value: string): Choice | undefined {
  let byValue = named.get(choices);
  if (byValue === undefined) named.set(choices, (byValue = new Map(choices.map((each) => [each.value, each]))));
  return byValue.get(value);
}

/** What those that are chosen are called, where their keys do not say it. */
export function namesOf(choices: readonly Choice[], keys: readonly string[]): string | undefined {
  const names = keys.flatMap((key) => {
    const name = choiceOf(choices, key)?.label ?? key;
    return name === key ? [] : [name];
  });
  return names.length === 0 ? undefined : names.join(', ');
}

/** Texts that are their own names. */
export function choicesOf(texts: readonly string[]): readonly Choice[] {
  return texts.map((text) => ({ value: text, label: text }));
}

/** As lists take them: in their order, those of a group under its heading, where the first of them stands. */
export function underHeadings<O>(
  choices: readonly Choice[],
  optionOf: (choice: Choice) => O,
): (O | { group: string; items: O[] })[] {
  const groups = new Map<string, O[]>();
  return choices.flatMap((choice): (O | { group: string; items: O[] })[] => {
    const option = optionOf(choice);
    const { group } = choice;
    if (group === undefined) return [option];
    const begun = groups.get(group);
    if (begun !== undefined) {
      begun.push(option);
      return [];
    }
    const items = [option];
    groups.set(group, items);
    return [{ group, items }];
  });
}

/** Pairs of a name of something in division `claims` and one that nothing bears, of the same length. */
const WORDS = [
  ['claims', 'clxims'],
  ['matrix', 'mxtrix'],
  ['crm', 'cxm'],
  ['early', 'exrly'],
  ['steady', 'stxady'],
  ['supervisors', 'supxrvisors'],
  ['medical-claim', 'medxcal-claim'],
  ['ana', 'axa'],
  ['Adjuster', 'Adjxster'],
  ['only-item-view', 'only-item-vxew'],
  ['pair-real', 'pair-rxal'],
] as const;

const ID = /\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16})\b/g;

export interface Absence {
  /** The same text, naming what does not exist. */
  absent(text: string): string;
  /** An answer to a question about what is absent, as if it had been asked of what is there. */
  asked(text: string): string;
}

/** IDs of `real`, a text that names them, are turned into such as nobody has: of the same form, their first digits others. */
export function createAbsence(real: string): Absence {
  const ids = new Set(real.match(ID));
  return {
    absent: (text) =>
      WORDS.reduce(
        (said, [name, unreal]) => said.replaceAll(word(name), unreal),
        text.replaceAll(ID, (id) => (ids.has(id) ? turn(id) : id)),
      ),
    asked: (text) =>
      WORDS.reduce(
        (said, [name, unreal]) => said.replaceAll(word(unreal), name),
        text.replaceAll(ID, (id) => (ids.has(turn(id)) ? turn(id) : id)),
      ),
  };
}

/** Twice turned, it is as it was. */
function turn(id: string): string {
  const digits = id
    .slice(0, 4)
    .split('')
    .map((digit) => (15 - parseInt(digit, 16)).toString(16));
  return digits.join('') + id.slice(4);
}

/** Whole words only. */
function word(text: string): RegExp {
  return new RegExp(`(?<![A-Za-z-])${text}(?![A-Za-z-])`, 'g');
}

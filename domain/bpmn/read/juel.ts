type Translated = { ok: true; feel: string } | { ok: false; reason: string };

class NotTranslated extends Error {}

const words: Readonly<Record<string, string>> = {
  '==': '=',
  eq: '=',
  '!=': '!=',
  ne: '!=',
  '<': '<',
  lt: '<',
  '>': '>',
  gt: '>',
  '<=': '<=',
  le: '<=',
  '>=': '>=',
  ge: '>=',
  '&&': 'and',
  and: 'and',
  '||': 'or',
  or: 'or',
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  div: '/',
};
const level: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 3,
  '>': 3,
  '<=': 3,
  '>=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
};
const comparison = 3;
/** What a multi-instance activity tells, by its name there. */
const renamed: Readonly<Record<string, string>> = {
  nrOfInstances: 'numberOfInstances',
  nrOfActiveInstances: 'numberOfActiveInstances',
  nrOfCompletedInstances: 'numberOfCompletedInstances',
};
const token =
  /\s*(?:(\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*)|(==|!=|<=|>=|&&|\|\||[<>!+\-*/()]))/y;

/**
 * A text of Camunda 7 with `${...}` in it, in FEEL. Only what reads variables and compares them has a translation: there
 * are no beans and no methods.
 *
 * @example translateJuel('${amount > 100 && !empty(owner)}') // amount > 100 and not((owner = null or ...))
 */
export function translateJuel(text: string): Translated {
  try {
    const parts = [...text.matchAll(/[$#]\{([^{}]*)\}|((?:(?![$#]\{)[\s\S])+|[$#]\{)/g)];
    const [only] = parts;
    if (parts.length === 1 && only?.[1] !== undefined) return { ok: true, feel: new Translation(only[1]).whole() };
    const joined = parts.map(([, inner, plain]) => {
      if (plain !== undefined && /[$#]\{/.test(plain)) throw new NotTranslated('braces do not match');
      return inner === undefined ? JSON.stringify(plain) : `string(${new Translation(inner).whole()})`;
    });
    return { ok: true, feel: joined.join(' + ') };
  } catch (error) {
    if (error instanceof NotTranslated) return { ok: false, reason: error.message };
    throw error;
  }
}

class Translation {
  private readonly tokens: string[] = [];
  private at = 0;

  constructor(source: string) {
    token.lastIndex = 0;
    let read = 0;
    while (source.slice(read).trim() !== '') {
      const found = token.exec(source);
      if (!found) throw new NotTranslated(`"${source.slice(read).trim().slice(0, 20)}" is not understood`);
      this.tokens.push(found[0].trim());
      read = token.lastIndex;
    }
    if (this.tokens.length > 200) throw new NotTranslated('it is too long');
  }

  whole(): string {
    const made = this.binary(1, 0);
    if (this.at < this.tokens.length) throw new NotTranslated(`"${this.tokens[this.at]}" is not expected`);
    return made;
  }

  private binary(least: number, depth: number): string {
    let made = this.unary(depth);
    for (;;) {
      const word = words[this.tokens[this.at] ?? ''];
      const strength = word === undefined ? 0 : (level[word] ?? 0);
      if (word === undefined || strength < least) return made;
      this.at += 1;
      const compares = strength === comparison;
      made = `${made} ${word} ${this.binary(strength + 1, depth)}`;
      if (compares && level[words[this.tokens[this.at] ?? ''] ?? ''] === comparison) {
        throw new NotTranslated('one comparison follows another');
      }
    }
  }

  private unary(depth: number): string {
    if (depth > 40) throw new NotTranslated('it is nested too deep');
    const next = this.tokens[this.at++];
    if (next === undefined) throw new NotTranslated('it ends too early');
    if (next === '!' || next === 'not') return `not(${this.unary(depth + 1)})`;
    if (next === 'empty') return emptiness(this.unary(depth + 1));
    if (next === '-') return `-${this.unary(depth + 1)}`;
    if (next === '(') {
      const inner = this.binary(1, depth + 1);
      if (this.tokens[this.at++] !== ')') throw new NotTranslated('a parenthesis is missing');
      return `(${inner})`;
    }
    if (/^["']/.test(next)) return JSON.stringify(next.slice(1, -1).replace(/\\(.)/g, '$1'));
    if (/^\d/.test(next)) return next;
    if (next in words || !/^[A-Za-z_]/.test(next)) throw new NotTranslated(`"${next}" is not expected`);
    if (this.tokens[this.at] === '(') throw new NotTranslated(`there is no method ${next}`);
    return renamed[next] ?? next;
  }
}

/** Empty are null, the empty text, list and map. Comparing with each would give null where types differ. */
function emptiness(of: string): string {
  return `(${of} = null or list contains(["", [], {}], ${of}))`;
}

import { tokenize } from './tokens';
import type { Comparison, Token } from './tokens';

/** A skill expression as a tree. `at` of a comparison is where its skill's name begins, counted from 0. */
export type SkillExpression =
  | { type: 'compare'; skill: string; comparison: Comparison; level: number; at: number }
  | { type: 'and' | 'or'; parts: readonly [SkillExpression, SkillExpression, ...SkillExpression[]] }
  | { type: 'not'; part: SkillExpression };

export interface ExpressionFault {
  /** Position in the text, counted from 0. */
  at: number;
  message: string;
}
export type ParsedExpression = { ok: true; expression: SkillExpression } | { ok: false; fault: ExpressionFault };

export const maxExpressionLength = 2_000;
const maxNesting = 50;
const keywords = new Set(['and', 'or', 'not']);
const decimal = /^\d{1,9}(\.\d{1,6})?$/;

/**
 * Parses `Sales Processing > 7 and not (Legacy <= 1 or Trainee = 1)`. `and` binds closer than `or`, `not` closest of
 * all; the three words are read in any case. A name is a run of words, or anything in double quotes (a name that holds
 * one of the three words needs them).
 */
export function parseExpression(text: string): ParsedExpression {
  if (text.length > maxExpressionLength) {
    return fail(maxExpressionLength, `the expression is longer than ${maxExpressionLength} characters`);
  }
  const parser = new Parser(tokenize(text));
  const parsed = parser.alternatives(0);
  if (!parsed.ok) return parsed;
  const next = parser.next();
  return next.type === 'end' ? parsed : fail(next.at, `expected "and", "or" or the end, but found "${next.text}"`);
}

/** Names in an expression; none in what is no expression. */
export function namedSkills(text: string): string[] {
  const parsed = parseExpression(text);
  const names = (at: SkillExpression): string[] => {
    if (at.type === 'compare') return [at.skill];
    return at.type === 'not' ? names(at.part) : at.parts.flatMap(names);
  };
  return parsed.ok ? [...new Set(names(parsed.expression))] : [];
}

/** Recursive descent: one method for each level of binding, each leaving the reader behind what it read. */
class Parser {
  private position = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  next(): Token {
    // The last token is `end` and is never stepped over.
    return this.tokens[this.position] as Token;
  }

  alternatives(depth: number): ParsedExpression {
    return this.chain('or', () => this.chain('and', () => this.factor(depth)));
  }

  private chain(type: 'and' | 'or', operand: () => ParsedExpression): ParsedExpression {
    const first = operand();
    if (!first.ok) return first;
    const parts = [first.expression];
    while (isKeyword(this.next(), type)) {
      this.position += 1;
      const part = operand();
      if (!part.ok) return part;
      parts.push(part.expression);
    }
    const [one, two, ...more] = parts;
    return one && two ? { ok: true, expression: { type, parts: [one, two, ...more] } } : first;
  }

  private factor(depth: number): ParsedExpression {
    const token = this.next();
    if (depth > maxNesting) return fail(token.at, `nested deeper than ${maxNesting} levels`);
    if (isKeyword(token, 'not')) {
      this.position += 1;
      const part = this.factor(depth + 1);
      return part.ok ? { ok: true, expression: { type: 'not', part: part.expression } } : part;
    }
    if (token.type !== 'open') return this.comparison();
    this.position += 1;
    const inner = this.alternatives(depth + 1);
    if (!inner.ok) return inner;
    const close = this.next();
    if (close.type !== 'close') return fail(close.at, `expected ")", but found ${shown(close)}`);
    this.position += 1;
    return inner;
  }

  private comparison(): ParsedExpression {
    const start = this.next();
    const skill = this.name();
    if (skill === '') return fail(start.at, `expected the name of a skill, but found ${shown(start)}`);
    const operator = this.next();
    if (operator.type !== 'comparison') {
      return fail(operator.at, `expected one of > >= < <= = != after "${skill}", but found ${shown(operator)}`);
    }
    this.position += 1;
    const level = this.next();
    if (level.type !== 'word' || !decimal.test(level.text)) {
      return fail(level.at, `expected a level such as 3, but found ${shown(level)}`);
    }
    this.position += 1;
    return {
      ok: true,
      expression: { type: 'compare', skill, comparison: operator.text, level: Number(level.text), at: start.at },
    };
  }

  private name(): string {
    const quoted = this.next();
    if (quoted.type === 'quoted') {
      this.position += 1;
      return quoted.text.trim();
    }
    const words: string[] = [];
    for (let token = this.next(); token.type === 'word' && !isKeyword(token); token = this.next()) {
      words.push(token.text);
      this.position += 1;
    }
    return words.join(' ');
  }
}

function isKeyword(token: Token, keyword?: string): boolean {
  const text = token.text.toLowerCase();
  return token.type === 'word' && (keyword === undefined ? keywords.has(text) : text === keyword);
}

function shown(token: Token): string {
  return token.type === 'end' ? 'the end' : `"${token.text}"`;
}

function fail(at: number, message: string): { ok: false; fault: ExpressionFault } {
  return { ok: false, fault: { at, message } };
}

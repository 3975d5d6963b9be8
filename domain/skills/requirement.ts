import type { Said } from '../said/said';
import { parseExpression } from './expression';
import type { SkillExpression } from './expression';
import { sayShortfall } from './shortfall-texts';
import type { Comparison } from './tokens';

export type SkillLevels = Readonly<Record<string, number>>;

/** A skill expression ready to be asked. */
export interface Requirement {
  expression: SkillExpression;
  /** Skills named anywhere in the expression, each once, in the order of the text. */
  names: readonly string[];
  meets: (skills: SkillLevels) => boolean;
}

const negated: Record<Comparison, Comparison> = { '>': '<=', '>=': '<', '<': '>=', '<=': '>', '=': '!=', '!=': '=' };

export function compileRequirement(expression: SkillExpression): Requirement {
  return { expression, names: [...new Set(namesOf(expression))], meets: predicateOf(expression) };
}

const compiled = new Map<string, Requirement>();
const maxCompiled = 10_000;

/**
 * The requirement that a validated text states, compiled once: plans carry the text, and the same few texts are asked
 * of every item. The memo forgets everything when full, which costs a parse and changes no answer. Throws on a text
 * that `parseExpression` refuses.
 */
export function requirementOf(text: string): Requirement {
  const known = compiled.get(text);
  if (known) return known;
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new SyntaxError(`${parsed.fault.message} at ${parsed.fault.at} in "${text}"`);
  const requirement = compileRequirement(parsed.expression);
  if (compiled.size >= maxCompiled) compiled.clear();
  compiled.set(text, requirement);
  return requirement;
}

/** A skill that an agent lacks counts 0. */
export function levelOf(skills: SkillLevels, name: string): number {
  return Object.hasOwn(skills, name) ? (skills[name] ?? 0) : 0;
}

/** Sum of an agent's levels over some skills: the figure by which `best-skill` chooses. */
export function levelSum(skills: SkillLevels, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + levelOf(skills, name), 0);
}

/** The expression in one spelling, with the fewest parentheses that keep its meaning. */
export function requirementText(expression: SkillExpression): string {
  switch (expression.type) {
    case 'compare':
      return `${nameText(expression.skill)} ${expression.comparison} ${expression.level}`;
    case 'and':
      return expression.parts.map((part) => enclosed(part, part.type === 'or' || part.type === 'and')).join(' and ');
    case 'or':
      return expression.parts.map((part) => enclosed(part, part.type === 'or')).join(' or ');
    case 'not':
      return `not ${enclosed(expression.part, expression.part.type === 'and' || expression.part.type === 'or')}`;
  }
}

/** What an agent lacks, with figures, such as `Adjuster 2, asked >= 3`; empty when he meets the expression. */
export function shortfalls(expression: SkillExpression, skills: SkillLevels): Said[] {
  return unmet(expression, skills, true);
}

/** `wanted` false asks for the opposite: by De Morgan, an `and` then fails as an `or` does. */
function unmet(expression: SkillExpression, skills: SkillLevels, wanted: boolean): Said[] {
  switch (expression.type) {
    case 'compare': {
      const level = levelOf(skills, expression.skill);
      const asked = wanted ? expression.comparison : negated[expression.comparison];
      if (compare(level, asked, expression.level)) return [];
      return [sayShortfall('SKILL', { skill: expression.skill, level, asked: `${asked} ${expression.level}` })];
    }
    case 'not':
      return unmet(expression.part, skills, !wanted);
    case 'and':
    case 'or': {
      const parts = expression.parts.map((part) => unmet(part, skills, wanted));
      if ((expression.type === 'and') === wanted) return parts.flat();
      if (parts.some((part) => part.length === 0)) return [];
      const each = parts.map((part) => part.reduce((one, other) => sayShortfall('BOTH', { one, other })));
      return [each.reduce((one, other) => sayShortfall('EITHER', { one, other }))];
    }
  }
}

function predicateOf(expression: SkillExpression): (skills: SkillLevels) => boolean {
  switch (expression.type) {
    case 'compare': {
      const { skill, comparison, level } = expression;
      return (skills) => compare(levelOf(skills, skill), comparison, level);
    }
    case 'and': {
      const parts = expression.parts.map(predicateOf);
      return (skills) => parts.every((part) => part(skills));
    }
    case 'or': {
      const parts = expression.parts.map(predicateOf);
      return (skills) => parts.some((part) => part(skills));
    }
    case 'not': {
      const part = predicateOf(expression.part);
      return (skills) => !part(skills);
    }
  }
}

function compare(level: number, comparison: Comparison, asked: number): boolean {
  switch (comparison) {
    case '>':
      return level > asked;
    case '>=':
      return level >= asked;
    case '<':
      return level < asked;
    case '<=':
      return level <= asked;
    case '=':
      return level === asked;
    case '!=':
      return level !== asked;
  }
}

function namesOf(expression: SkillExpression): string[] {
  if (expression.type === 'compare') return [expression.skill];
  return expression.type === 'not' ? namesOf(expression.part) : expression.parts.flatMap(namesOf);
}

/** A name that would be read as something else stands in quotes. */
function nameText(name: string): string {
  const plain = /^[^\s()<>=!"]+( [^\s()<>=!"]+)*$/.test(name) && !/(^|\s)(and|or|not)(\s|$)/i.test(name);
  return plain ? name : `"${name}"`;
}

function enclosed(expression: SkillExpression, needed: boolean): string {
  return needed ? `(${requirementText(expression)})` : requirementText(expression);
}

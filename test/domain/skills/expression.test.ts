import fc from 'fast-check';
import { parseExpression } from '../../../domain/skills/expression';
import type { SkillExpression } from '../../../domain/skills/expression';
import {
  compileRequirement,
  levelSum,
  requirementOf,
  requirementText,
  shortfalls,
} from '../../../domain/skills/requirement';
import { textOf } from '../../../domain/said/said';
import type { SkillLevels } from '../../../domain/skills/requirement';

const meets = (text: string, skills: SkillLevels) => requirementOf(text).meets(skills);

test('names may have spaces, and a skill that is lacking counts 0', () => {
  const both = 'Sales Processing > 7 and Legacy System Processing > 1';
  expect(meets(both, { 'Sales Processing': 8, 'Legacy System Processing': 2 })).toBe(true);
  expect(meets(both, { 'Sales Processing': 7, 'Legacy System Processing': 5 })).toBe(false);
  expect(meets(both, { 'Sales Processing': 9 })).toBe(false);
  expect(meets('Trainee = 0', {})).toBe(true);
});

test.each([
  ['A >= 3', { A: 3 }, true],
  ['A > 3', { A: 3 }, false],
  ['A <= 3', { A: 3 }, true],
  ['A < 3', { A: 3 }, false],
  ['A = 3', { A: 3 }, true],
  ['A != 3', { A: 3 }, false],
  ['A > 1 or B > 1 and C > 1', { A: 2 }, true],
  ['(A > 1 or B > 1) and C > 1', { A: 2 }, false],
  ['not A > 1 and B > 1', { B: 2 }, true],
  ['not (A > 1 and B > 1)', { A: 2 }, true],
  ['NOT A > 1 AND B > 1', { B: 2 }, true],
  ['"Research and Development" >= 2', { 'Research and Development': 2 }, true],
  ['C++ >= 2.5', { 'C++': 2.5 }, true],
  ['constructor >= 1', {}, false],
])('%s of %j is %s', (text, skills, expected) => {
  expect(meets(text, skills as SkillLevels)).toBe(expected);
});

test.each([
  ['', 0, 'expected the name of a skill, but found the end'],
  ['Adjuster', 8, 'expected one of > >= < <= = != after "Adjuster", but found the end'],
  ['Adjuster >= many', 12, 'expected a level such as 3, but found "many"'],
  ['Adjuster >= 3 Fraud', 14, 'expected "and", "or" or the end, but found "Fraud"'],
  ['(Adjuster >= 3', 14, 'expected ")", but found the end'],
  ['Adjuster >= 3)', 13, 'expected "and", "or" or the end, but found ")"'],
  ['Adjuster == 3', 10, 'expected a level such as 3, but found "="'],
  ['Adjuster >= -3', 12, 'expected a level such as 3, but found "-3"'],
  ['Adjuster >= 3 and', 17, 'expected the name of a skill, but found the end'],
  ['and > 3', 0, 'expected the name of a skill, but found "and"'],
  ['A > 3 "', 6, 'expected "and", "or" or the end, but found """'],
])('%j is refused at %d', (text, at, message) => {
  expect(parseExpression(text)).toEqual({ ok: false, fault: { at, message } });
});

test('nesting and length have limits', () => {
  expect(parseExpression(`${'('.repeat(1000)}A > 1${')'.repeat(900)}`)).toMatchObject({ ok: false });
  expect(parseExpression(`${'not '.repeat(400)}A > 1`)).toMatchObject({ ok: false });
  expect(parseExpression(`${'A > 1 and '.repeat(400)}A > 1`)).toMatchObject({ ok: false });
});

test('every skill is named once', () => {
  expect(requirementOf('A > 1 and (B > 2 or not A < 9)').names).toEqual(['A', 'B']);
  expect(levelSum({ A: 3, C: 9 }, ['A', 'B'])).toBe(3);
});

test('a shortfall tells the level and what was asked', () => {
  const said = (text: string, skills: SkillLevels) => shortfalls(requirementOf(text).expression, skills);
  const lacking = (text: string, skills: SkillLevels) => said(text, skills).map(textOf);
  expect(lacking('Adjuster >= 3 and Fraud Detection >= 1', { Adjuster: 2 })).toEqual([
    'Adjuster 2, asked >= 3',
    'Fraud Detection 0, asked >= 1',
  ]);
  expect(lacking('A > 1 or B > 2', {})).toEqual(['A 0, asked > 1 or B 0, asked > 2']);
  expect(said('A > 1 or (B > 2 and C = 1)', { C: 1 })).toMatchObject([
    { code: 'EITHER', values: { one: { code: 'SKILL', values: { skill: 'A', level: 0, asked: '> 1' } } } },
  ]);
  expect(lacking('not Trainee > 0', { Trainee: 1 })).toEqual(['Trainee 1, asked <= 0']);
});

const names = fc.constantFrom('A', 'B', 'Sales Processing', 'rock and roll', 'not', 'C++', 'Level 2');
const comparison = fc.record({
  type: fc.constant('compare' as const),
  skill: names,
  comparison: fc.constantFrom('>', '>=', '<', '<=', '=', '!='),
  level: fc.nat(4),
  at: fc.constant(0),
});
const { expression } = fc.letrec<{ expression: SkillExpression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    comparison as fc.Arbitrary<SkillExpression>,
    fc.record({ type: fc.constant('not' as const), part: tie('expression') }),
    fc.record({
      type: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('expression'), { minLength: 2, maxLength: 3 }) as unknown as fc.Arbitrary<
        [SkillExpression, SkillExpression]
      >,
    }),
  ),
}));
const levels = fc.dictionary(names, fc.nat(4));

/** The meaning of an expression, straight from its tree. */
function naive(node: SkillExpression, skills: SkillLevels): boolean {
  if (node.type === 'not') return !naive(node.part, skills);
  if (node.type !== 'compare') {
    const parts = node.parts.map((part) => naive(part, skills));
    return node.type === 'and' ? !parts.includes(false) : parts.includes(true);
  }
  const level = skills[node.skill] ?? 0;
  const order = { '>': level > node.level, '>=': level >= node.level, '=': level === node.level };
  const opposite = { '<': !order['>='], '<=': !order['>'], '!=': !order['='] };
  return { ...order, ...opposite }[node.comparison];
}

test('the text of an expression reads back with the same meaning', () => {
  fc.assert(
    fc.property(expression, levels, (tree, skills) => {
      const text = requirementText(tree);
      const parsed = parseExpression(text);
      expect(parsed.ok).toBe(true);
      if (!parsed.ok) return;
      expect(requirementText(parsed.expression)).toBe(text);
      expect(compileRequirement(parsed.expression).meets(skills)).toBe(naive(tree, skills));
    }),
    { numRuns: 500 },
  );
});

test('an agent has a shortfall exactly when he does not meet the expression', () => {
  fc.assert(
    fc.property(expression, levels, (tree, skills) => {
      expect(shortfalls(tree, skills).length === 0).toBe(naive(tree, skills));
    }),
    { numRuns: 500 },
  );
});

test('any text parses or has a fault at a place in it', () => {
  const unit = fc.constantFrom('A', ' ', '>', '=', '!', '(', ')', '"', '3', 'and', 'not', '\n', 'é');
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const parsed = parseExpression(text);
      expect(parsed.ok || (parsed.fault.at >= 0 && parsed.fault.at <= text.length)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

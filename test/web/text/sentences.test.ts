import { incidentTexts, ofElement, sayIncident } from '../../../domain/bpmn/incident-texts';
import { intentTexts } from '../../../domain/cases/intent-texts';
import { noteTexts } from '../../../domain/classify/note-texts';
import { ruleTexts } from '../../../domain/decisions/said-of-rules';
import { failureTexts } from '../../../domain/lookup/failure-texts';
import {
  circumstanceTexts,
  figureTexts,
  ringTexts,
  runnerUpTexts,
  sayCircumstance,
  sayFigure,
} from '../../../domain/routing/figure-texts';
import { saidAgain, toldOf } from '../../../domain/said/said';
import { requirementOf, shortfalls } from '../../../domain/skills/requirement';
import { shortfallTexts } from '../../../domain/skills/shortfall-texts';
import { readDecision } from '../../../web/src/item/decision';
import { sentenceText } from '../../../web/src/pieces/sentence';
import { serverErrors } from '../../../web/src/form/server-errors';
import { ProblemError } from '../../../web/src/api/problem-error';
import { whyRefused } from '../../../api/cases/why-refused';
import { HttpProblem, invalidInput } from '../../../api/http-problem';
import { said } from '../../../web/src/text/de/said';
import { startAllTexts } from './all-texts';

beforeAll(() => startAllTexts('de'));

const tables: readonly Readonly<Record<string, string>>[] = [
  circumstanceTexts,
  failureTexts,
  figureTexts,
  incidentTexts,
  intentTexts,
  noteTexts,
  ringTexts,
  ruleTexts,
  runnerUpTexts,
  shortfallTexts,
];
const all = tables.flatMap((table) => Object.entries(table));
const asked = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

test('every sentence that the server says by code has a German one, and there is none for another', () => {
  expect(Object.keys(said.said).toSorted()).toEqual(all.map(([code]) => code).toSorted());
  expect(new Set(all.map(([code]) => code)).size).toBe(all.length);
});

test.each(all)('the sentence of %s holds nothing that the server does not tell', (code, english) => {
  const known = asked(english);
  for (const name of asked(said.said[code as keyof typeof said.said])) expect(known).toContain(name);
});

test('what somebody lacks is told in German, alternatives and all', () => {
  const lacking = shortfalls(requirementOf('A >= 3 or (B > 2 and C = 1)').expression, { A: 2 });
  expect(lacking.map((each) => sentenceText(sayFigure('RING_ASKS', { ring: 1, lacking: each })))).toEqual([
    'Ring 2: A 2, verlangt >= 3 oder B 0, verlangt > 2 und C 0, verlangt = 1',
  ]);
});

test('why a case stands still is told in German, with what it quotes as it is', () => {
  const why = sayIncident('NEITHER_TRUE_NOR_FALSE', { expression: 'amount', seen: '"many"' });
  expect(sentenceText(ofElement('Review', why))).toBe('Review: amount: weder wahr noch falsch, sondern "many"');
  const limit = sayIncident('EXPRESSION_LIMIT', { expression: 'range', limit: sayIncident('LIMIT_STEP_BUDGET') });
  expect(sentenceText(limit)).toBe('range: gestoppt, er braucht zu viele Schritte');
  expect(sentenceText({ text: 'the ledger is closed' })).toBe('the ledger is closed');
});

test('why a task of a case was refused is told in German, by the field and what is wrong with it', () => {
  const fault = { path: 'participantMail', message: 'is no address that mail goes to', code: 'INVALID_MAILBOX' };
  const { message: text, said } = whyRefused(invalidInput([{ ...fault, code: 'INVALID_MAILBOX', value: 'nobody' }]));
  expect(text).toBe('participantMail is no address that mail goes to');
  expect(sentenceText({ text, ...said })).toBe('Participant mail ist keine Mailadresse');
  const long = { path: 'attributes.Amount', message: 'must be <= 10', code: 'INVALID_ATTRIBUTE' } as const;
  const found = whyRefused(invalidInput([{ ...long, rule: 'ATTRIBUTE_maximum', values: { limit: 10 } }]));
  expect(sentenceText({ text: found.message, ...found.said })).toBe('Amount ist zu groß: höchstens 10');
  expect(whyRefused(new HttpProblem('FORBIDDEN'))).toEqual({
    message: 'The caller has no role that allows this',
  });
});

test('a sentence with one inside that has no German is told as it came, and so is one of a later server', () => {
  const values = { queue: 'claims', reason: { code: 'ODD' } };
  expect(sentenceText({ text: 'incident: odd', code: 'INCIDENT', values })).toBe('incident: odd');
  expect(sentenceText({ text: 'is odd', code: 'ODD' })).toBe('is odd');
});

test('notes from before they had codes are shown as they were written', () => {
  const preferred = toldOf(sayCircumstance('NO_PREFERRED'));
  const shown = (notes: string[], noted?: { code: string }[]) => saidAgain(notes, noted).map(sentenceText);
  expect(shown(['no preferred agent: his ring is skipped'], [preferred])).toEqual([
    'kein bevorzugter Agent: Sein Ring wird übersprungen',
  ]);
  expect(shown(['segmentation: rule 4'])).toEqual(['segmentation: rule 4']);
  expect(shown(['segmentation: rule 4', 'another'], [preferred])).toEqual(['segmentation: rule 4', 'another']);
});

test('those who came next are told in German, and as they were written where codes are not kept', () => {
  const lacking = { code: 'SKILL', values: { skill: 'Adjuster', level: 2, asked: '>= 3' } };
  const ben = { agent: 'ben', why: 'skills: ring 0: Adjuster 2, asked >= 3' };
  const next = [{ ...ben, said: [{ code: 'RING_ASKS', values: { ring: 0, lacking } }] }, ben];
  const cyd = { agent: 'cyd', why: 'holds 2, not 0', said: [{ code: 'HOLDS_MORE', values: { count: 2 } }] };
  expect(readDecision({ order: 'longest-idle', next: [...next, cyd] }).next).toEqual([
    { agent: 'ben', failed: 'skills', why: 'Adjuster 2, verlangt >= 3' },
    { agent: 'ben', failed: 'skills', why: 'Adjuster 2, asked >= 3' },
    { agent: 'cyd', failed: null, why: 'hat 2 in Händen, nicht 0' },
  ]);
});

test('what the server finds wrong with an attribute stands in German at its field', () => {
  const fault = { path: 'attributes.Amount', message: 'must be <= 10', code: 'INVALID_ATTRIBUTE' };
  const errors = [{ ...fault, rule: 'ATTRIBUTE_maximum', values: { limit: 10 } }];
  const problem = { code: 'INVALID_INPUT', errors };
  expect(serverErrors(new ProblemError(400, problem))).toEqual({ Amount: 'ist zu groß: höchstens 10' });
});

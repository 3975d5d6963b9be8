import type { BpmnElement } from 'bpmn-moddle';
import type { Expression } from '../graph';
import { textOf } from './bpmn-element';
import { translateJuel } from './juel';
import type { Reading } from './reading';

/** A text in FEEL. */
export function quoted(text: string): Expression {
  return JSON.stringify(text);
}

/** FEEL, with or without a leading `=`, or an expression of Camunda 7. Without any text it is empty, which the check refuses. */
export function readFeel(reading: Reading, at: BpmnElement, text: string | undefined): Expression {
  const trimmed = text?.trim() ?? '';
  if (trimmed.startsWith('=')) return trimmed.slice(1).trim();
  if (!/[$#]\{/.test(trimmed)) return trimmed;
  const made = translateJuel(trimmed);
  if (made.ok) return made.feel;
  reading.refuse(at, 'EXPRESSION_UNTRANSLATED', { expression: trimmed.slice(0, 80), fault: made.reason });
  return 'null';
}

/** A plain text unless it starts with `=` or holds `${...}`. */
export function readLiteral(reading: Reading, at: BpmnElement, text: string): Expression {
  const trimmed = text.trim();
  return trimmed.startsWith('=') || /[$#]\{/.test(trimmed) ? readFeel(reading, at, trimmed) : quoted(trimmed);
}

/** Names between commas, unless it is an expression for a list. */
export function readList(reading: Reading, at: BpmnElement, text: string): Expression {
  const trimmed = text.trim();
  if (trimmed.startsWith('=') || /^[$#]\{[^}]*\}$/.test(trimmed)) return readFeel(reading, at, trimmed);
  return `[${trimmed
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => readLiteral(reading, at, entry))
    .join(', ')}]`;
}

const iso8601 = /^(?:R\d*\/\S+|-?P(?=[\dT])[\dYMWDTHS.,]+|\d{4}-\d\d-\d\d(?:T\S+)?)$/;
const cron = /^(?:@[a-z]+|(?:[\dA-Za-z*/,?#L-]+\s+){4,6}[\dA-Za-z*/,?#L-]+)$/;

/** Seconds may be left out. Only start events know such texts. */
export function isCron(text: string): boolean {
  return cron.test(text);
}

/** A date, duration or cycle of ISO 8601, or a cron text, stands as it is. */
export function readTime(reading: Reading, at: BpmnElement, text: string): Expression {
  const trimmed = text.trim();
  return iso8601.test(trimmed) || isCron(trimmed) ? quoted(trimmed) : readFeel(reading, at, trimmed);
}

/** The text of an expression element in a language that is understood. */
export function bodyOf(reading: Reading, element: BpmnElement): string {
  const body = textOf(element, 'body') ?? '';
  const language = textOf(element, 'language');
  const isKnown = language === undefined || /feel|juel|xpath/i.test(language);
  if (!isKnown || (language !== undefined && !/feel/i.test(language) && !/^[$#]\{|^=/.test(body))) {
    reading.refuse(element, 'LANGUAGE_UNSUPPORTED', { language });
  }
  const resource = reading.foreign(element).look('camunda:resource');
  if (resource !== undefined) reading.refuse(element, 'EXPRESSION_ELSEWHERE');
  return body;
}

export function readExpression(reading: Reading, element: BpmnElement | undefined): Expression | undefined {
  return element && readFeel(reading, element, bodyOf(reading, element));
}

/** What the engine must know as a plain text; an expression is refused. */
export function plainText(reading: Reading, at: BpmnElement, text: string, what: string): string {
  if (text.startsWith('=') || /[$#]\{/.test(text))
    reading.refuse(at, 'PLAIN_TEXT_ONLY', { what, text: text.slice(0, 80) });
  return text;
}

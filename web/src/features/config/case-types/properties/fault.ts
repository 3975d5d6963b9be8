import type { BpmnElement } from 'bpmn-moddle';
import { expressionFault } from '../../../../../../domain/bpmn/check/expressions';
import { readFeel, readLiteral, readTime } from '../../../../../../domain/bpmn/read/expressions';
import { Reading } from '../../../../../../domain/bpmn/read/reading';
import { faultText } from '../../../../pieces/fault-text';
import type { TextKind } from './property';

const readers = { literal: readLiteral, feel: readFeel, 'long-feel': readFeel, time: readTime } as const;

/** What is wrong with a text as it is being written, read as the file will be; null: nothing. */
export function textFault(kind: TextKind, text: string): string | null {
  if (kind === 'text' || kind === 'long-text' || text.trim() === '') return null;
  const reading = new Reading();
  const at: BpmnElement = { $type: 'bpmn:Task' };
  const expression = readers[kind](reading, at, text);
  const fault = reading.refused[0] ?? expressionFault(expression);
  return fault && faultText({ ...fault, message: fault.reason });
}

/** Names that variables may have. */
export function isVariable(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
}

import type { OutputType } from '../../../../../domain/decisions/outputs';
import { choiceOf } from '../../../pieces/choices/found-among';
import type { Choice } from '../../../pieces/choices/found-among';
import type { Cell } from './table';

/**
 * What somebody typed into a cell, as a document has it. Numbers and booleans are themselves; of an output that takes texts
 * or durations, a name that is known or a plain duration need not be written as FEEL.
 */
export function typedCell(text: string, type: OutputType | null, known: readonly Choice[] = []): Cell {
  const plain = text.trim();
  if (plain === '' || plain === '-') return '-';
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(plain)) return Number(plain);
  if (plain === 'true' || plain === 'false') return plain === 'true';
  if ((type === 'text' || type === 'key') && choiceOf(known, plain) !== undefined) return JSON.stringify(plain);
  if (type === 'duration' && /^P[\dTDHMSWY.]+$/.test(plain)) return `duration("${plain}")`;
  return plain;
}

import { unknownPlace } from '../notification/template';
import type { DocumentFault } from './check-document';
import { valueSeen } from './problem';

/** Faults of the names in what a notification says. */
export function checkTexts(
  notify: { subject?: string | undefined; text?: string | undefined } | undefined,
  path: readonly (string | number)[],
  known: readonly string[],
): DocumentFault[] {
  return (['subject', 'text'] as const).flatMap((field) => {
    const text = notify?.[field];
    const unknown = text === undefined ? null : unknownPlace(text, known);
    if (unknown === null) return [];
    const message = `does not know "${unknown}"`;
    return [
      {
        path: [...path, field],
        message,
        code: 'UNKNOWN_NAME',
        values: { name: unknown },
        value: valueSeen(text),
        allowed: known,
      },
    ];
  });
}

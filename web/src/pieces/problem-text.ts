import type { InputError } from '../../../api/contract/problem';
import { ProblemError } from '../api/problem-error';
import { fieldLabel } from '../format/field-text';
import { attributeText } from '../format/value';
import { inSentence } from '../text/language';
import { faultText } from './fault-text';
import { lastPlaceText } from './place-text';
import { texts } from '../text/texts';

/** What a refusal means and what to do. Bad input says which field; a code without a text is told by its detail. */
export function problemText(error: unknown): string {
  if (!(error instanceof ProblemError)) return texts.t('problem.UNKNOWN');
  const { code, problem } = error;
  const inputs = (problem.errors ?? []).map(inputText).join(' ');
  if (texts.exists(`problem.${code}`)) return texts.t(`problem.${code}` as 'problem.INVALID_INPUT', { inputs }).trim();
  return problem.detail || texts.t('problem.UNKNOWN');
}

/** A kind of document, `routing-plan`, as fields are called that name one. */
function camelCase(kind: string): string {
  return kind.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** One fault of the input, about a field by its name. */
export function inputText(fault: InputError): string {
  const { path, code, value, values: { of, element } = {} } = fault;
  // An element of a model by its name: the last part of its path is its ID.
  const place = typeof element === 'string' ? element : lastPlaceText(path);
  if (code !== undefined && texts.exists(`input.${code}`)) {
    const field = typeof of === 'string' ? fieldLabel(camelCase(of)) : place;
    const text = texts.t(`input.${code}` as 'input.UNKNOWN_REFERENCE', {
      field: inSentence(field),
      value: attributeText(value),
    });
    return typeof element === 'string' ? `${element}: ${text}` : text;
  }
  return `${place} ${faultText(fault)}.`;
}

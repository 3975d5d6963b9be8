import { keyText } from '../format/value';
import { texts } from '../text/texts';

/** Why a try failed, in words; a code of a later server is told as it stands. */
export function failureText(code: string): string {
  const key = `deliveries.failure.${code}`;
  return texts.exists(key) ? texts.t(key as 'deliveries.failure.NO_ANSWER') : keyText(code);
}

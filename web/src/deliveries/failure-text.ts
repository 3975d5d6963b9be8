import i18next from 'i18next';
import { keyText } from '../format/value';

/** Why a try failed, in words; a code of a later server is told as it stands. */
export function failureText(code: string): string {
  const key = `deliveries.failure.${code}`;
  return i18next.exists(key) ? i18next.t(key as 'deliveries.failure.NO_ANSWER') : keyText(code);
}

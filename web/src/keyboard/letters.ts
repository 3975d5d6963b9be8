import { kept } from '../session/kept';

export const lettersKey = 'casewright-letters';

/**
 * Whether single letters and signs are shortcuts; kept by this browser. Who speaks to his machine, or hits keys by chance,
 * turns them off (WCAG 2.1.4): each word would be a row of commands.
 */
export function areLettersOn(): boolean {
  return kept(lettersKey) !== 'off';
}

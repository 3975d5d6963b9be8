import type { CandidateView } from '../../../api/contract/explanation';
import { sentenceText } from '../pieces/sentence';

/** By how much somebody failed a test. */
export function figuresText(figures: CandidateView['figures']): string {
  return figures.map(sentenceText).join('; ');
}

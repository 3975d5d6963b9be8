import type { incidentTexts } from '../../../../domain/bpmn/incident-texts';
import { figureTexts } from '../../../../domain/routing/figure-texts';
import type { circumstanceTexts, ringTexts, runnerUpTexts } from '../../../../domain/routing/figure-texts';
import type { intentTexts } from '../../../../domain/cases/intent-texts';
import type { noteTexts } from '../../../../domain/classify/note-texts';
import type { ruleTexts } from '../../../../domain/decisions/said-of-rules';
import type { failureTexts } from '../../../../domain/lookup/failure-texts';
import { shortfallTexts } from '../../../../domain/skills/shortfall-texts';

/** Every sentence that the server says by code. */
type Sentences = typeof circumstanceTexts &
  typeof failureTexts &
  typeof figureTexts &
  typeof incidentTexts &
  typeof intentTexts &
  typeof noteTexts &
  typeof ringTexts &
  typeof ruleTexts &
  typeof runnerUpTexts &
  typeof shortfallTexts;
export type SaidSentences = { readonly [Code in keyof Sentences]?: string };

const { RING_OF_PREFERRED, RING_OF_OTHERS, RING_ASKS } = figureTexts;

/** The server says its sentences in English: those are shown as they come, but for rings, which it counts from 0. */
export const said: { readonly said: SaidSentences } = {
  said: { ...shortfallTexts, RING_OF_PREFERRED, RING_OF_OTHERS, RING_ASKS },
};

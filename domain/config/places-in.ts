import { planPlaces } from '../plan/plan-places';
import type { CaseTypeDocument } from './case-type';

/** Where an element of the model of a case type stands in its document: in its file, or in the plan that it was made of. */
export function placesIn({ plan }: Pick<CaseTypeDocument, 'plan'>): (element: string) => (string | number)[] {
  const places = plan && planPlaces(plan);
  return (element) => (places ? [...(places.get(element) ?? ['plan'])] : ['bpmn', element]);
}

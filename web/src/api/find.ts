import type { Found } from '../../../api/contract/find';
import { queryString, request } from './client';

/** Items and cases by a whole ID of whatever kind. */
export function findByAnyId(q: string, signal?: AbortSignal): Promise<Found> {
  return request<Found>(`/v1/find${queryString({ q })}`, signal === undefined ? {} : { signal });
}

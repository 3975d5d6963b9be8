import type { Found } from '../../../api/contract/find';
import { queryString, request } from './client';
import { ProblemError } from './problem-error';

/** Items and cases by a whole ID of whatever kind; null: the server knows no such thing. */
export async function findByAnyId(q: string, signal?: AbortSignal): Promise<Found | null> {
  try {
    const found = await request<Found>(`/v1/find${queryString({ q })}`, { signal });
    return found.items.length + found.cases.length === 0 ? null : found;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return null;
    throw error;
  }
}

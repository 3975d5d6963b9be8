/** Rings count from 0 in documents' paths and in the API, from 1 for whoever reads of them, as entries of a form do. */
export function ringNumber(ring: number): number {
  return ring + 1;
}

import { useSyncExternalStore } from 'react';
import { keep, kept } from '../session/kept';

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

const key = 'casewright-density';
const listeners = new Set<() => void>();

/** How close lines and fields stand; kept by this browser. Styles read it off the document. */
export function readDensity(): Density {
  return document.documentElement.dataset['density'] === 'compact' ? 'compact' : 'comfortable';
}

export function startDensity(): void {
  document.documentElement.dataset['density'] = kept(key) ?? 'comfortable';
}

export function chooseDensity(density: Density): void {
  keep(key, density);
  startDensity();
  for (const listener of listeners) listener();
}

export function useDensity(): Density {
  return useSyncExternalStore(onDensity, readDensity);
}

function onDensity(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

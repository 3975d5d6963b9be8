import { useSyncExternalStore } from 'react';
import { keep, kept } from '../pieces/kept';

const key = 'casewright-letters';
const listeners = new Set<() => void>();

/**
 * Whether single letters and signs are shortcuts; kept by this browser. Who speaks to his machine, or hits keys by chance,
 * turns them off (WCAG 2.1.4): each word would be a row of commands.
 */
export function areLettersOn(): boolean {
  return kept(key) !== 'off';
}

export function chooseLetters(areOn: boolean): void {
  keep(key, areOn ? 'on' : 'off');
  for (const listener of listeners) listener();
}

export function useLetters(): boolean {
  return useSyncExternalStore(onLetters, areLettersOn);
}

function onLetters(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

import { keep, kept } from '../../session/kept';

const key = 'casewright-call-sound';
const listeners = new Set<() => void>();

/** Whether an offer is heard; kept by this browser, and on until somebody mutes it. */
export function isSoundOn(): boolean {
  return kept(key) !== 'off';
}

export function setSound(isOn: boolean): void {
  keep(key, isOn ? 'on' : 'off');
  for (const listener of listeners) listener();
}

export function onSound(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

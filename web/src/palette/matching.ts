import type { Action } from './actions-store';

/** Actions in whose label each word begins a word or stands in one, those that begin with the text first. */
export function matching(actions: readonly Action[], text: string): Action[] {
  const wanted = text.trim().toLowerCase();
  const words = wanted.split(/\s+/).filter(Boolean);
  const found = actions.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
  const isFirst = ({ label }: Action) => label.toLowerCase().startsWith(wanted);
  return [...found.filter(isFirst), ...found.filter((action) => !isFirst(action))];
}

import { useEffect, useEffectEvent } from 'react';
import { areLettersOn } from './letters';
import { lookUp, register, resolveKey } from './keys-store';
import type { Shortcuts } from './keys-store';

/** Offers shortcuts as long as the component lives; the functions may change from render to render. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const names = Object.keys(shortcuts).toSorted().join('\n');
  const run = useEffectEvent((name: string) => shortcuts[name]?.());
  useEffect(() => {
    const entries = names === '' ? [] : names.split('\n');
    return register(Object.fromEntries(entries.map((name) => [name, () => run(name)])));
  }, [names]);
}

/** The one listener; belongs to the frame around all pages. */
export function useShortcutListener(): void {
  useEffect(() => {
    let pending: string | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
      const { key, repeat: isRepeat } = event;
      const step = resolveKey(
        { key, hasModifier, isRepeat, isTyping: isTyping(event), areLettersOff: !areLettersOn() },
        pending,
      );
      pending = step.pending;
      if (step.name === null) return;
      const action = lookUp(step.name) ?? lookUp(event.key.toLowerCase());
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** Enter on a control is that control's. */
const controls = 'button, a, summary, input, [role="tab"]';

/** Fields, forms, and what opens over the page: there letters belong to the field, or to nobody. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (key === 'Enter' && target.closest(controls) !== null) return true;
  if (target.isContentEditable || target.closest('form, [role="dialog"], [role="menu"], [role="listbox"]')) return true;
  return target.matches('input:not([type="radio"], [type="checkbox"], [type="button"]), textarea, select');
}

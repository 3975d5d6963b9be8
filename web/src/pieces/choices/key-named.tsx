import styles from './choices.module.css';
import { choiceOf } from './found-among';
import type { Choice } from './found-among';

/** How a list of keys draws each of them: with its name, where it has another one. */
export function keyNamed(choices: readonly Choice[]) {
  return function KeyNamed({ option }: { option: { value: string; label?: string } }) {
    const { value, label = value } = option;
    const name = choiceOf(choices, value)?.label ?? label;
    if (name === value || label !== value) return label;
    return (
      <span className={styles['named']}>
        <span>{value}</span> <span>{name}</span>
      </span>
    );
  };
}

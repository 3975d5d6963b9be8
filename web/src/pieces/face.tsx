import { initials } from '../format/value';
import styles from './face.module.css';

/** A person as two letters, with what he is at as a ring and, for eyes that do not tell colours, as a shape. */
export function Face({ name, presence }: { name: string; presence?: 'ready' | 'not-ready' | 'offline' }) {
  return (
    <span className={styles['face']} data-presence={presence} data-initials={initials(name)} aria-hidden="true">
      {presence !== undefined && <span className={styles['dot']} />}
    </span>
  );
}

import { Input } from '@mantine/core';
import { useId } from 'react';
import type { ComponentProps } from 'react';
import styles from './tick.module.css';

interface TickProps extends Omit<ComponentProps<'input'>, 'size'> {
  readonly type: 'checkbox' | 'radio';
  readonly label: string;
  readonly help?: string | null | undefined;
  readonly error?: string | undefined;
  readonly size?: 'xs' | 'sm';
}

/** The browser's own box to tick, or one of several to choose, with its words beside it. The kit's are six times as large. */
export function Tick({ label, help, error, size = 'sm', ...input }: TickProps) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles['tick']} data-size={size}>
      <span className={styles['box']}>
        <input
          {...input}
          id={id}
          className="mantine-focus-auto"
          aria-describedby={described === '' ? undefined : described}
          data-error={error !== undefined || undefined}
        />
        {input.type === 'radio' ? <Dot /> : <CheckMark />}
      </span>
      <div className={styles['words']}>
        <label htmlFor={id}>{label}</label>
        {help && <Input.Description id={`${id}-help`}>{help}</Input.Description>}
        {error && <Input.Error id={`${id}-error`}>{error}</Input.Error>}
      </div>
    </div>
  );
}

function Dot() {
  return (
    <svg viewBox="0 0 5 5" aria-hidden="true">
      <circle cx="2.5" cy="2.5" r="2.5" fill="currentColor" />
    </svg>
  );
}

/** The mark of what is chosen. */
export function CheckMark() {
  return (
    <svg viewBox="0 0 10 7" aria-hidden="true">
      <path
        d="M4 4.586 1.707 2.293A1 1 0 1 0 .293 3.707l3 3a.997.997 0 0 0 1.414 0l5-5A1 1 0 1 0 8.293.293L4 4.586z"
        fill="currentColor"
      />
    </svg>
  );
}

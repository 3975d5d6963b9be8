import { TextInput } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import type { RefObject } from 'react';
import { Icon } from './icon';

interface TextFilterProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly className: string | undefined;
  readonly value: string;
  readonly onChange: (value: string | undefined) => void;
  readonly testId?: string;
}

/** Searches a moment after the last key, not with each of them. */
export function TextFilter(props: TextFilterProps) {
  const { field, label, className = '', value, onChange, testId = 'filter-text' } = props;
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  // "Back" and "Clear filters" change the address: the field follows it.
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  const search = useEffectEvent((given: string) => onChange(given || undefined));
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => search(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <TextInput
      ref={field}
      className={className}
      size="sm"
      type="search"
      leftSection={<Icon name="search" />}
      aria-label={label}
      placeholder={label}
      value={text}
      maxLength={100}
      onChange={(event) => setText(event.currentTarget.value)}
      data-testid={testId}
    />
  );
}

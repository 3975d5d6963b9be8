import { MultiSelect } from '@mantine/core';
import type { MultiSelectProps } from '@mantine/core';
import { useState } from 'react';
import type { Choice } from './found-among';
import { useNarrowed } from './use-narrowed';

interface ChoicesFieldProps extends Omit<MultiSelectProps, 'data' | 'filter' | 'limit' | 'value' | 'classNames'> {
  readonly choices: readonly Choice[];
  readonly value: string[];
  readonly inputClassName?: string | undefined;
}

/** Several of what there is, found by key or name. */
export function ChoicesField({ choices, inputClassName, ...field }: ChoicesFieldProps) {
  const [text, setText] = useState('');
  const { list, told } = useNarrowed({ choices, text, chosen: field.value });
  return (
    <>
      <MultiSelect
        {...field}
        {...list}
        classNames={{ ...list.classNames, inputField: inputClassName ?? '' }}
        searchable
        searchValue={text}
        onSearchChange={setText}
      />
      {told}
    </>
  );
}

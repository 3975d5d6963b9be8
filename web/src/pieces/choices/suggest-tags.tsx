import { TagsInput } from '@mantine/core';
import type { TagsInputProps } from '@mantine/core';
import { useState } from 'react';
import type { Choice } from './found-among';
import { keyNamed } from './key-named';
import { useNarrowed } from './use-narrowed';

interface SuggestTagsProps extends Omit<TagsInputProps, 'data' | 'filter' | 'limit' | 'value'> {
  readonly choices: readonly Choice[];
  readonly value: string[];
}

/** Several texts, most often keys that there are. */
export function SuggestTags({ choices, ...field }: SuggestTagsProps) {
  const [text, setText] = useState('');
  const { list, told } = useNarrowed({ choices, text, chosen: [], isKey: true });
  return (
    <>
      <TagsInput {...field} {...list} renderOption={keyNamed(choices)} searchValue={text} onSearchChange={setText} />
      {told}
    </>
  );
}

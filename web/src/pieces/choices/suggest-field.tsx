import { Autocomplete } from '@mantine/core';
import type { AutocompleteProps } from '@mantine/core';
import type { Choice } from './found-among';
import { keyNamed } from './key-named';
import { useNarrowed } from './use-narrowed';

interface SuggestFieldProps extends Omit<AutocompleteProps, 'data' | 'filter' | 'limit' | 'value' | 'onChange'> {
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A text, most often one of the keys that there are; they are found by their names as well. */
export function SuggestField({ choices, ...field }: SuggestFieldProps) {
  const { list, told } = useNarrowed({ choices, text: field.value, chosen: [], isKey: true });
  return (
    <>
      <Autocomplete {...field} {...list} renderOption={keyNamed(choices)} />
      {told}
    </>
  );
}

import { Select } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../icon';
import { useTranslation } from '../../text/texts';
import type { ChoiceFieldProps } from './choice-field';
import { choiceOf } from './found-among';
import { useNarrowed } from './use-narrowed';

/** One of thousands: what is typed takes the place of the name that stands there, and Enter takes the first that it means. */
export function ManyField({ choices, value, onChange, ...look }: ChoiceFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const name = choiceOf(choices, value)?.label ?? value;
  const { list, told } = useNarrowed({ choices, text: typed === name ? '' : typed, chosen: [value] });
  return (
    <>
      <Select
        {...look}
        {...list}
        rightSection={<Icon name="down" size={12} />}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        nothingFoundMessage={t('choices.none')}
        value={value}
        searchValue={typed}
        onSearchChange={setTyped}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(next) => next !== null && onChange(next)}
      />
      {told}
    </>
  );
}

import { VisuallyHidden } from '@mantine/core';
import type { OptionsFilter } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../text/texts';
import styles from './choices.module.css';
import { choiceOf, DRAWN_AT_MOST, foundAmong, underHeadings } from './found-among';
import type { Choice } from './found-among';

interface Asked {
  readonly choices: readonly Choice[];
  /** What was typed. */
  readonly text: string;
  readonly chosen: readonly string[];
  /** The field holds the key itself; the name is told beside it. */
  readonly isKey?: boolean;
}

/** No key has a space. */
const MORE = ' more';

/**
 * What a field over any number of choices gives to its list: those that the text means, at most so many, and how many
 * more there are. What is chosen is always among the data, else a field would not know its name; a list that is closed
 * gets no more than that, as a form may have twenty of them.
 */
export function useNarrowed({ choices, text, chosen, isKey = false }: Asked) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const isLarge = choices.length > DRAWN_AT_MOST;
  const { shown, count } = isLarge && !isOpen ? nothing : foundAmong(choices, text);
  const drawn = new Set(shown.map(({ value }) => value));
  const beyond = chosen.flatMap((value) => (drawn.has(value) ? [] : (choiceOf(choices, value) ?? [])));
  const left = count - shown.length;
  const more = left > 0 ? t('choices.more', { count: left, all: choices.length }) : null;
  const optionOf = ({ value, label }: Choice) => ({ value, label: isKey ? value : label });
  const data = [
    ...beyond.map(optionOf),
    ...underHeadings(shown, optionOf),
    ...(more === null ? [] : [{ value: MORE, label: more, disabled: true }]),
  ];
  const hidden = new Set(text.trim() === '' ? [] : beyond.map(({ value }) => value));
  // What was found stays as it is: Mantine would look through the labels alone.
  const filter: OptionsFilter = ({ options }) =>
    options.filter((each) => 'group' in each || !hidden.has(String(each.value)));
  return {
    list: {
      data,
      filter,
      // The list itself scrolls, and stands beside its field: what scrolls around a list, or lies outside of the page's
      // parts, is nothing that a keyboard or a screen reader finds.
      withScrollArea: false,
      comboboxProps: { withinPortal: false, shadow: 'md' as const },
      classNames: { options: styles['options'] ?? '', option: styles['option'] ?? '' },
      onDropdownOpen: () => setOpen(true),
      onDropdownClose: () => setOpen(false),
    },
    told: isLarge && <VisuallyHidden role="status">{isOpen && (more ?? t('choices.found', { count }))}</VisuallyHidden>,
  };
}

const nothing = { shown: [], count: 0 };

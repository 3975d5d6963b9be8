import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../icon';
import { late } from '../late';
import { DRAWN_AT_MOST, underHeadings } from './found-among';
import type { Choice } from './found-among';

export interface ChoiceFieldProps {
  readonly choices: readonly Choice[];
  /** What stands first, for none of them. */
  readonly any?: string | undefined;
  /** The key of the one that is chosen. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: ReactNode;
  readonly 'aria-label'?: string;
  readonly 'data-testid'?: string;
  readonly className?: string | undefined;
  readonly size?: 'xs' | 'sm';
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly error?: ReactNode;
}

/** One of what there is: as the system draws it while they are few, by typing where they are many. */
export function ChoiceField({ any, choices, ...props }: ChoiceFieldProps) {
  const all = useMemo(() => (any === undefined ? choices : [{ value: '', label: any }, ...choices]), [any, choices]);
  return choices.length > DRAWN_AT_MOST ? (
    <ManyField {...props} choices={all} />
  ) : (
    <FewField {...props} choices={all} />
  );
}

function FewField({ choices, onChange, ...look }: ChoiceFieldProps) {
  return (
    <NativeSelect
      {...look}
      rightSection={<Icon name="down" size={12} />}
      data={underHeadings(choices, ({ value, label }) => ({ value, label }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Most installations never need it, an agent's first page least of all. */
const ManyField = late(
  () => import('./many-field').then((module) => module.ManyField),
  ({ choices, ...props }: ChoiceFieldProps) => (
    <FewField {...props} choices={choices.filter(({ value }) => value === props.value)} />
  ),
);

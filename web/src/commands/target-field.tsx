import { Combobox, TextInput, useCombobox, VisuallyHidden } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../pieces/icon';
import { useTranslation } from '../text/texts';
import styles from './commands.module.css';
import { targetKinds, valueOf } from './target';
import type { Target, TargetKind } from './target';
import { useFoundTargets } from './use-found-targets';

interface TargetFieldProps {
  readonly division: string;
  readonly kinds?: readonly TargetKind[];
  readonly label: string;
  readonly placeholder: string;
  readonly target: Target | null;
  readonly onChange: (target: Target | null) => void;
  /** Why nothing can be sent yet. */
  readonly error?: string | undefined;
  /** Whether it takes the focus when it comes. */
  readonly isFirst?: boolean;
  /** What is to be known of one of them, beside its name. */
  readonly hint?: (target: Target) => ReactNode;
  /** Keys of those that are shown, as often as they are others. */
  readonly onFound?: (keys: readonly string[]) => void;
}

/** One field for wherever work may go: type a part of a name; Enter takes the first, the arrow keys another one. */
export function TargetField(props: TargetFieldProps) {
  const {
    division,
    kinds = targetKinds,
    label,
    placeholder,
    target,
    onChange,
    error,
    isFirst = true,
    hint,
    onFound,
  } = props;
  const { t } = useTranslation();
  const [text, setText] = useState(target?.name ?? '');
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() });
  const { found, more, isPending } = useFoundTargets(division, kinds, target === null ? text : '');
  // What stands first is what Enter takes, also when the answer comes after the last letter.
  const first = text === '' ? undefined : found[0];
  const markFirst = useEffectEvent(() => first !== undefined && list.selectFirstOption());
  const firstValue = first && valueOf(first);
  useEffect(() => {
    markFirst();
  }, [firstValue, list.dropdownOpened]);
  const keys = found.map(({ key }) => key);
  const tell = useEffectEvent(() => onFound?.(keys));
  const known = keys.join();
  useEffect(() => {
    tell();
  }, [known]);
  const choose = (value: string) => {
    const chosen = found.find((each) => valueOf(each) === value);
    if (chosen === undefined) return;
    onChange(chosen);
    setText(chosen.name);
    list.closeDropdown();
  };
  const type = (next: string) => {
    setText(next);
    onChange(null);
    list.openDropdown();
  };
  return (
    <div>
      <Combobox store={list} onOptionSubmit={choose} withinPortal={false} position="top" shadow="md">
        {/* Around the label as well: a list above the field must not cover what it asks for. */}
        <Combobox.DropdownTarget>
          <div>
            <Combobox.EventsTarget withExpandedAttribute>
              <TextInput
                label={label}
                placeholder={placeholder}
                rightSection={<Icon name="down" size={12} />}
                rightSectionPointerEvents="none"
                value={text}
                maxLength={100}
                autoFocus={isFirst}
                onChange={(event) => type(event.currentTarget.value)}
                onFocus={() => list.openDropdown()}
                onClick={() => list.openDropdown()}
                onBlur={() => list.closeDropdown()}
                error={error}
                data-testid="target"
              />
            </Combobox.EventsTarget>
          </div>
        </Combobox.DropdownTarget>
        <Combobox.Dropdown>
          <Combobox.Options mah="min(220px, 25dvh)" className={styles['options'] ?? ''} aria-label={label}>
            {kinds.map((kind) => (
              <Group key={kind} kind={kind} isOnly={kinds.length === 1} found={found} hint={hint} />
            ))}
            {more > 0 && <Combobox.Footer>{t('transfer.more', { count: more })}</Combobox.Footer>}
            {found.length === 0 && <Combobox.Empty>{t(isPending ? 'app.loading' : 'transfer.nothing')}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <VisuallyHidden role="status">
        {list.dropdownOpened && first !== undefined && t('transfer.found', { count: found.length, name: first.name })}
      </VisuallyHidden>
    </div>
  );
}

interface GroupProps {
  readonly kind: TargetKind;
  readonly isOnly: boolean;
  readonly found: readonly Target[];
  readonly hint: TargetFieldProps['hint'];
}

function Group({ kind, isOnly, found, hint }: GroupProps) {
  const { t } = useTranslation();
  const options = found
    .filter((each) => each.kind === kind)
    .map((each) => (
      <Combobox.Option key={each.key} value={valueOf(each)} data-testid={`target-${valueOf(each)}`}>
        <span className={styles['option']}>
          <span>{each.name}</span>
          {hint !== undefined && <span>{hint(each)}</span>}
        </span>
      </Combobox.Option>
    ));
  if (options.length === 0) return null;
  return isOnly ? options : <Combobox.Group label={t(`transfer.${kind}s`)}>{options}</Combobox.Group>;
}

import { UnstyledButton } from '@mantine/core';
import { waitingAgeBounds } from '../../../../domain/item/waiting-age';
import { shortInstant, toMs } from '../../format/instant';
import { Icon } from '../../pieces/icon';
import { useNow } from '../../pieces/use-now';
import { useSignedIn } from '../../session/me-context';
import { periodOf } from '../../tasks/task-filter';
import type { SupervisorSearch, ViewChange } from '../../search';
import { useTranslation } from '../../text/texts';
import { ages } from './backlog-bars';
import styles from './task-section.module.css';

interface DrilledByProps {
  readonly view: SupervisorSearch;
  readonly onChange: (change: ViewChange) => void;
}

const names = ['age', 'arrived', 'completed', 'division'] as const;

/** Filters that only a figure sets, in words; a press leaves one out. */
export function DrilledBy({ view, onChange }: DrilledByProps) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { divisions } = useSignedIn();
  const textOf = (name: (typeof names)[number], value: string): string => {
    if (name === 'division')
      return t('supervisor.filter.division', { division: divisions.find(({ key }) => key === value)?.name ?? value });
    if (name === 'age') return t('supervisor.filter.age', { age: ageText(value) });
    const period = periodOf(value);
    if (period === undefined) return value;
    const [from, to] = [shortInstant(toMs(period.from), nowMs), shortInstant(toMs(period.to), nowMs)];
    return t(`supervisor.filter.${name}`, { from, to });
  };
  const ageText = (value: string): string => {
    const until = value.split('-')[1] ?? '';
    const age =
      ages[until === '' ? waitingAgeBounds.length : waitingAgeBounds.findIndex((bound) => String(bound) === until)];
    return age === undefined ? value : t(`supervisor.age.${age}`);
  };
  const given = names.flatMap((name) => {
    const value = view[name];
    return value === undefined ? [] : [{ name, text: textOf(name, value) }];
  });
  if (given.length === 0) return null;
  return (
    <div className={styles['drilled']}>
      {given.map(({ name, text }) => (
        <UnstyledButton
          key={name}
          className={styles['drill']}
          onClick={() => onChange({ [name]: undefined })}
          aria-label={t('supervisor.filter.without', { filter: text })}
          data-testid={`drilled-${name}`}
        >
          {text} <Icon name="close" size={12} />
        </UnstyledButton>
      ))}
    </div>
  );
}

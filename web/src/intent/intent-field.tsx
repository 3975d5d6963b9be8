import { Button, NativeSelect, Radio } from '@mantine/core';
import commandStyles from '../commands/commands.module.css';
import { Icon } from '../pieces/icon';
import { Note, ProblemNote } from '../pieces/note';
import { sentenceText } from '../pieces/sentence';
import { useTranslation } from '../text/texts';
import styles from './intent.module.css';
import { type Told, channels } from './told';
import { ToldText } from './told-text';
import { type Meaning, type MeaningKind, useMeanings } from './use-meanings';

interface IntentFieldProps {
  readonly told: Told;
  readonly onTold: (changed: Partial<Told>) => void;
  /** What the form makes. */
  readonly kind: MeaningKind;
  /** `division/key`. */
  readonly chosen: string;
  readonly onChoose: (meaning: Meaning) => void;
  /** One of the other kind, which has a form elsewhere. */
  readonly onOther: (meaning: Meaning) => void;
  /** Whether the form can make one. */
  readonly canMake: (meaning: Meaning) => boolean;
}

/** What somebody said or wrote: what it may mean, how sure that is, and why. The reader chooses. */
export function IntentField({ told, onTold, kind, chosen, onChoose, onOther, canMake }: IntentFieldProps) {
  const { t } = useTranslation();
  const asked = useMeanings();
  const change = (changed: Partial<Told>) => {
    // What an other text meant says nothing of this one.
    asked.reset();
    onTold(changed);
  };
  const found = asked.data?.meanings.filter((each) => each.kind !== kind || canMake(each));
  const own = found?.filter((each) => each.kind === kind) ?? [];
  const others = found?.filter((each) => each.kind !== kind) ?? [];
  return (
    <div className={styles['intent']}>
      <ToldText text={told.text} onChange={(text) => change({ text })} />
      <div className={styles['ask']}>
        <NativeSelect
          label={t('intent.channel')}
          rightSection={<Icon name="down" size={12} />}
          value={told.channel}
          onChange={(event) => change({ channel: event.currentTarget.value })}
          data={[
            { value: '', label: t('intent.noChannel') },
            ...channels.map((each) => ({ value: each, label: t(`intent.by.${each}`) })),
          ]}
          data-testid="intent-channel"
        />
        <Button
          variant="default"
          disabled={told.text.trim() === ''}
          loading={asked.isPending}
          onClick={() => asked.mutate(told)}
          data-testid="intent-ask"
        >
          {t('intent.ask')}
        </Button>
      </div>
      <ProblemNote error={asked.error} onClose={asked.reset} />
      <div role="status">{found?.length === 0 && <Note>{t('intent.none')}</Note>}</div>
      {own.length > 0 && (
        <Radio.Group
          label={t('intent.found')}
          value={chosen}
          onChange={(value) => {
            const meaning = own.find((each) => idOf(each) === value);
            if (meaning) onChoose(meaning);
          }}
          className={styles['found']}
        >
          {own.map((each) => (
            <Radio
              key={idOf(each)}
              value={idOf(each)}
              // What was chosen already may have been chosen without what was read for it.
              onClick={() => idOf(each) === chosen && onChoose(each)}
              label={each.confidence === null ? each.name : t('intent.sure', sureness(each, each.confidence))}
              description={whyOf(each)}
              data-testid={`intent-${each.type}`}
            />
          ))}
        </Radio.Group>
      )}
      {others.length > 0 && (
        <ul className={styles['others']} aria-label={t('intent.others')}>
          {others.map((each) => (
            <li key={idOf(each)}>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => onOther(each)}
                data-testid={`intent-other-${each.type}`}
              >
                {t(each.kind === 'worktype' ? 'intent.makeItem' : 'intent.startCase', { name: each.name })}
              </Button>{' '}
              <span className={commandStyles['quiet']}>{whyOf(each)}</span>
            </li>
          ))}
        </ul>
      )}
      {asked.data?.notes.map((note) => (
        <p key={note} className={commandStyles['quiet']}>
          {note}
        </p>
      ))}
    </div>
  );
}

function idOf({ division, type }: Meaning): string {
  return `${division}/${type}`;
}

function whyOf({ reasons }: Meaning): string {
  return reasons.map(({ reason: text, said }) => sentenceText({ text, ...said })).join('; ');
}

function sureness({ name }: Meaning, confidence: number) {
  return { name, percent: Math.round(confidence * 100) };
}

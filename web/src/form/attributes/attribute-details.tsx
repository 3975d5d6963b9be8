import { Checkbox, MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import { JsonField } from '../document/json-field';
import { textOf } from '../document/shape';
import type { Schema } from '../document/shape';
import type { AttributeKind } from './attribute-kind';
import { withWord } from './attribute-rows';
import styles from './attributes.module.css';

interface AttributeDetailsProps {
  readonly name: string;
  readonly property: Schema;
  readonly kind: AttributeKind;
  readonly isReadOnly: boolean;
  readonly onChange: (property: Schema) => void;
}

const uses = ['segmentation', 'prioritisation', 'display'] as const;
const limits: Partial<
  Record<AttributeKind, readonly (readonly [word: string, text: 'least' | 'most' | 'shortest' | 'longest'])[]>
> = {
  text: [
    ['minLength', 'shortest'],
    ['maxLength', 'longest'],
  ],
  'long-text': [
    ['minLength', 'shortest'],
    ['maxLength', 'longest'],
  ],
  number: [
    ['minimum', 'least'],
    ['maximum', 'most'],
  ],
  whole: [
    ['minimum', 'least'],
    ['maximum', 'most'],
  ],
};
const alwaysSaid =
  'type format enum title description default readOnly personal x-personal x-use x-reportable x-order'.split(' ');

/** What else can be said of an attribute of its kind; what has no field here is named, and kept. */
export function AttributeDetails({ name, property, kind, isReadOnly, onChange }: AttributeDetailsProps) {
  const { t } = useTranslation();
  const say = (word: string, value: unknown) => onChange(withWord(property, word, value));
  const own = limits[kind] ?? [];
  const said = [...alwaysSaid, ...own.map(([word]) => word)];
  const kept = kind === 'other' ? [] : Object.keys(property).filter((word) => !said.includes(word));
  const look = { size: 'xs', disabled: isReadOnly } as const;
  return (
    <div className={styles['details']} role="group" aria-label={t('attributes.more', { name })}>
      {kind === 'choice' && (
        <TagsInput
          {...look}
          className={styles['wide']}
          label={t('attributes.options')}
          description={t('attributes.optionsHelp')}
          value={optionsOf(property)}
          onChange={(options) => say('enum', options)}
          clearable
          data-testid={`attribute-options-${name}`}
        />
      )}
      <DefaultField {...{ property, kind, isReadOnly }} onChange={(value) => say('default', value)} />
      <TextInput
        {...look}
        label={t('attributes.help')}
        value={textOf(property['description'])}
        onChange={(event) => say('description', event.currentTarget.value || undefined)}
      />
      {own.map(([word, text]) => (
        <NumberInput
          key={word}
          {...look}
          hideControls
          label={t(`attributes.${text}`)}
          value={typeof property[word] === 'number' ? property[word] : ''}
          onChange={(next) => say(word, typeof next === 'number' ? next : undefined)}
        />
      ))}
      <MultiSelect
        {...look}
        label={t('attributes.use')}
        data={uses.map((value) => ({ value, label: t(`attributes.uses.${value}`) }))}
        value={uses.filter((use) => Array.isArray(property['x-use']) && property['x-use'].includes(use))}
        onChange={(next) => say('x-use', next.length === 0 ? undefined : next)}
      />
      <div className={styles['marks']}>
        <Checkbox
          {...look}
          label={t('attributes.reportable')}
          checked={property['x-reportable'] === true}
          onChange={(event) => say('x-reportable', event.currentTarget.checked || undefined)}
        />
        <Checkbox
          {...look}
          label={t('attributes.shown')}
          checked={property['readOnly'] === true}
          onChange={(event) => say('readOnly', event.currentTarget.checked || undefined)}
        />
      </div>
      {kind === 'other' && (
        <div className={styles['wide']}>
          <JsonField
            look={{ label: t('attributes.written'), error: undefined, disabled: isReadOnly }}
            value={property}
            onChange={(next) => {
              if (typeof next === 'object' && next !== null && !Array.isArray(next)) onChange({ ...next });
            }}
          />
        </div>
      )}
      {kept.length > 0 && <p className={styles['quiet']}>{t('attributes.kept', { words: kept.join(', ') })}</p>}
    </div>
  );
}

type DefaultFieldProps = Pick<AttributeDetailsProps, 'property' | 'kind' | 'isReadOnly'> & {
  readonly onChange: (value: unknown) => void;
};

/** What a form begins with: a value of the attribute's own kind. */
function DefaultField({ property, kind, isReadOnly, onChange }: DefaultFieldProps) {
  const { t } = useTranslation();
  const value = property['default'];
  const look = { size: 'xs', label: t('attributes.default'), disabled: isReadOnly } as const;
  switch (kind) {
    case 'other':
      return null;
    case 'number':
    case 'whole':
      return (
        <NumberInput
          {...look}
          hideControls
          value={typeof value === 'number' ? value : ''}
          allowDecimal={kind === 'number'}
          onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
        />
      );
    case 'yes-no':
    case 'choice': {
      const options: readonly unknown[] = kind === 'choice' ? optionsOf(property) : [true, false];
      const labels = { true: t('form.yes'), false: t('form.no') };
      return (
        <NativeSelect
          {...look}
          rightSection={<Icon name="down" size={12} />}
          value={textOf(value)}
          data={[
            { value: '', label: t('attributes.noDefault') },
            ...options.map((option) => ({
              value: String(option),
              label: kind === 'choice' ? String(option) : labels[String(option) as 'true'],
            })),
          ]}
          onChange={(event) => onChange(options.find((option) => String(option) === event.currentTarget.value))}
        />
      );
    }
    case 'text':
    case 'long-text':
    case 'date':
    case 'instant':
    case 'mail':
    case 'link':
      return (
        <TextInput
          {...look}
          value={textOf(value)}
          type={kind === 'date' ? 'date' : 'text'}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
  }
}

function optionsOf({ enum: options }: Schema): string[] {
  return Array.isArray(options) ? options.map(String) : [];
}

import { Checkbox, MultiSelect, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { formatPath } from '../../../../domain/config/problem';
import { parseDuration } from '../../../../domain/time/duration';
import { durationText } from '../../format/duration';
import { fieldInstant, instantField } from '../../format/instant';
import type { Choice } from '../../pieces/choices/found-among';
import { namesOf } from '../../pieces/choices/found-among';
import { SuggestField } from '../../pieces/choices/suggest-field';
import { SuggestTags } from '../../pieces/choices/suggest-tags';
import { Icon } from '../../pieces/icon';
import { placeText } from '../../pieces/place-text';
import { useTranslation } from '../../text/texts';
import { AttributesField } from '../attributes/attributes-field';
import { useDrawing } from './form-context';
import type { ValueFieldProps } from './form-context';
import styles from './document-form.module.css';
import { EitherField } from './either-field';
import { JsonField } from './json-field';
import { ListField } from './list-field';
import { hintText, optionLabel } from './option-text';
import { defaultText, isDuration, textOf } from './shape';
import type { Schema } from './shape';
import { TableField } from './table-field';
import { VariantField } from './variant-field';

/** One value, by its shape. */
export function ValueField({ field, shape, value, path, onChange }: ValueFieldProps) {
  const { t } = useTranslation();
  const { errors, suggest, isReadOnly, help } = useDrawing();
  const usual = defaultText(field.schema);
  const isChoice = shape.type === 'choice' || shape.type === 'choices';
  const shown = (texts: string) =>
    isChoice
      ? texts
          .split(', ')
          .map((each) => optionLabel(field.name, each))
          .join(', ')
      : texts;
  const place = formatPath(path);
  const isFor = help(path);
  const written = readDuration(field.schema, value) ?? hintText(field.schema);
  const look = {
    label: field.label,
    description: [isFor, written].filter(Boolean).join(' · ') || undefined,
    placeholder: usual === undefined ? undefined : t('documentForm.default', { value: shown(usual) }),
    error: errors[place],
    withAsterisk: field.isRequired,
    disabled: isReadOnly,
    'data-testid': `field-${place}`,
  };
  const text = ['string', 'number', 'boolean'].includes(typeof value) ? textOf(value) : '';
  const changeText = (next: string) => onChange(next === '' ? undefined : next);
  switch (shape.type) {
    case 'flag':
      return (
        <Checkbox
          label={field.label}
          description={isFor}
          error={look.error}
          disabled={isReadOnly}
          checked={value === undefined ? field.schema['default'] === true : value === true}
          // What may only be true is not said at all where it is not.
          onChange={({ currentTarget: { checked } }) =>
            onChange(checked || field.schema['const'] !== true ? checked : undefined)
          }
          data-testid={look['data-testid']}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...look}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
          hideControls
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...look}
          rightSection={<Icon name="down" size={12} />}
          value={textOf(value)}
          onChange={(event) =>
            onChange(shape.options.find((option) => textOf(option) === event.currentTarget.value) ?? undefined)
          }
          data={[
            { value: '', label: look.placeholder ?? t('form.choose') },
            ...shape.options.map(textOf).map((value) => ({ value, label: optionLabel(field.name, value) })),
          ]}
        />
      );
    case 'choices':
      return (
        <MultiSelect
          {...look}
          placeholder={listOf(value).length === 0 ? look.placeholder : undefined}
          data={shape.options.map((option) => ({ value: option, label: optionLabel(field.name, option) }))}
          value={listOf(value)}
          onChange={onChange}
          searchable
          clearable
        />
      );
    case 'texts':
      return (
        <SuggestTags
          {...look}
          placeholder={listOf(value).length === 0 ? look.placeholder : undefined}
          description={calledBy(suggest(field.name), listOf(value), look.description)}
          choices={suggest(field.name)}
          value={listOf(value)}
          onChange={onChange}
          clearable
        />
      );
    case 'instant':
      return (
        <TextInput
          {...look}
          type="datetime-local"
          value={instantField(text === '' ? null : Date.parse(text))}
          onChange={(event) => changeText(fieldInstant(event.currentTarget.value) ?? '')}
        />
      );
    case 'long-text':
      return (
        <Textarea
          {...look}
          className={styles['wide']}
          value={text}
          autosize
          minRows={2}
          maxRows={14}
          onChange={(event) => changeText(event.currentTarget.value)}
        />
      );
    case 'text':
      return (
        <SuggestField
          {...look}
          description={calledBy(suggest(field.name), [text], look.description)}
          choices={suggest(field.name)}
          value={text}
          onChange={changeText}
        />
      );
    case 'attributes':
      return (
        <AttributesField
          label={field.label}
          error={look.error ?? errorWithin(errors, place)}
          isReadOnly={isReadOnly}
          isOptional={!field.isRequired && !('default' in field.schema)}
          value={typeof value === 'object' && value !== null ? (value as Schema) : undefined}
          onChange={onChange}
          testId={look['data-testid']}
        />
      );
    case 'list':
      return <ListField {...{ field, items: shape.items, path, onChange }} value={Array.isArray(value) ? value : []} />;
    case 'table':
      return <TableField {...{ field, values: shape.values, path, onChange }} value={value} />;
    case 'either':
      return <EitherField {...{ field, shape, value, path, onChange }} />;
    case 'variants':
      return <VariantField {...{ field, shape, value, path, onChange }} />;
    case 'json':
    case 'group':
      return <JsonField look={look} value={value} onChange={onChange} />;
  }
}

/** What the keys that are written mean, before what the field is for. */
function calledBy(choices: readonly Choice[], keys: readonly string[], hint: string | undefined): string | undefined {
  const names = namesOf(choices, keys);
  return names === undefined || hint === undefined ? (names ?? hint) : `${names} · ${hint}`;
}

/** The first of what is wrong somewhere in a value that draws its parts by itself. */
function errorWithin(errors: Readonly<Record<string, string>>, place: string): string | undefined {
  const found = Object.entries(errors).find(([path]) => path.startsWith(`${place}.`) || path.startsWith(`${place}[`));
  return found && `${placeText(found[0].slice(place.length))} ${found[1]}`;
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

/** A length of time in words, once it is one: few people read PT36H. */
function readDuration(schema: Schema, value: unknown): string | undefined {
  const ms = typeof value === 'string' && isDuration(schema) ? parseDuration(value) : undefined;
  return ms === undefined ? undefined : durationText(ms);
}

import { Input, InputBase, NativeSelect, TextInput } from '@mantine/core';
import { useId } from 'react';
import { attributeText } from '../format/value';
import { Icon } from '../pieces/icon';
import { Tick } from '../pieces/tick';
import { useTranslation } from '../text/texts';
import styles from './schema-form.module.css';
import type { FieldTexts, SchemaField } from './schema-fields';

interface SchemaFormProps {
  readonly fields: readonly SchemaField[];
  readonly texts: FieldTexts;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (name: string, text: string) => void;
}

/** The fields of a JSON Schema, one for each property; first what is only to be read. */
export function SchemaForm({ fields, texts, errors, onChange }: SchemaFormProps) {
  const shown = fields.filter(({ isShown }) => isShown);
  return (
    <div className={styles['fields']}>
      {shown.length > 0 && (
        <dl className={styles['shown']}>
          {shown.map(({ name, label, known }) => (
            <div key={name} data-testid={`shown-${name}`}>
              <dt>{label}</dt>
              <dd>{attributeText(known)}</dd>
            </div>
          ))}
        </dl>
      )}
      {fields
        .filter(({ isShown }) => !isShown)
        .map((field) => (
          <Field
            key={field.name}
            field={field}
            text={texts[field.name] ?? field.initial}
            error={errors[field.name]}
            onChange={(text) => onChange(field.name, text)}
          />
        ))}
    </div>
  );
}

interface FieldProps {
  readonly field: SchemaField;
  readonly text: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

function Field({ field, text, error, onChange }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const { name, label, kind, isRequired, options } = field;
  const isRead = field.isSuggested && text === field.initial;
  const help = isRead ? [field.help, t('form.readFromText')].filter(Boolean).join(' ') : field.help;
  const look = {
    label,
    description: help,
    error,
    value: text,
    withAsterisk: isRequired,
    'aria-required': isRequired,
    'data-testid': `field-${name}`,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  switch (kind) {
    case 'flag':
      return (
        <Tick
          type="checkbox"
          label={label}
          help={help}
          error={error}
          checked={text === 'true'}
          onChange={(event) => onChange(String(event.currentTarget.checked))}
          data-testid={`field-${name}`}
        />
      );
    case 'yes-no':
      return (
        <Input.Wrapper
          label={label}
          description={help}
          error={error}
          withAsterisk={isRequired}
          labelElement="div"
          id={id}
          className={styles['wide']}
          data-testid={`field-${name}`}
        >
          <div
            className={styles['choices']}
            role="radiogroup"
            aria-labelledby={`${id}-label`}
            aria-describedby={`${id}-error ${id}-description`}
          >
            {(['yes', 'no'] as const).map((answer) => (
              <Tick
                key={answer}
                type="radio"
                name={id}
                label={t(`form.${answer}`)}
                checked={text === String(answer === 'yes')}
                onChange={() => onChange(String(answer === 'yes'))}
                data-testid={`field-${name}-${answer}`}
              />
            ))}
          </div>
        </Input.Wrapper>
      );
    case 'choice':
      return (
        <NativeSelect
          {...look}
          rightSection={<Icon name="down" size={12} />}
          data={[{ value: '', label: t('form.choose') }, ...options.map(String)]}
        />
      );
    case 'long-text':
      return <InputBase {...look} component="textarea" multiline rows={3} className={styles['wide']} />;
    case 'json':
      return (
        <InputBase
          {...look}
          component="textarea"
          multiline
          rows={3}
          className={styles['wide']}
          description={help ?? t('form.json')}
        />
      );
    case 'date':
      return <TextInput {...look} type="date" />;
    case 'instant':
      return <TextInput {...look} type="datetime-local" />;
    case 'number':
      return <TextInput {...look} inputMode="decimal" />;
    case 'text':
      return <TextInput {...look} />;
  }
}

import { Checkbox } from '@mantine/core';
import { AttributesField } from '../../../form/attributes/attributes-field';
import type { Schema } from '../../../form/document/shape';
import { parsed } from '../../../form/schema-fields';
import { ChoiceField } from '../../../pieces/choices/choice-field';
import { choicesOf } from '../../../pieces/choices/found-among';
import type { Choice } from '../../../pieces/choices/found-among';
import { useTranslation } from '../../../text/texts';
import { PairsField } from './pairs-field';
import type { Property } from './properties/property';
import { wordOf } from './properties/word-of';
import { TextProperty } from './text-property';

interface PropertyFieldProps {
  readonly property: Property;
  readonly suggest: (field: string) => readonly Choice[];
  readonly nameOf: (element: string) => string;
  readonly onChange: (name: string, value: Property['value']) => void;
}

/** One property, by its kind. */
export function PropertyField({ property, suggest, nameOf, onChange }: PropertyFieldProps) {
  const { t } = useTranslation();
  const word = wordOf(property.name);
  const label = t(`caseType.property.${word as 'name'}`);
  const testId = `property-${word}`;
  const optionText = (value: string) => {
    if (word === 'compensated') return value === '' ? t('caseType.everyActivity') : nameOf(value);
    return value.startsWith('form:')
      ? t('caseType.formNamed', { name: value.slice('form:'.length) })
      : t(`caseType.choice.${value as 'once'}`);
  };
  switch (property.kind) {
    case 'flag':
      return (
        <Checkbox
          size="xs"
          label={label}
          checked={property.value}
          onChange={(event) => onChange(property.name, event.currentTarget.checked)}
          data-testid={testId}
        />
      );
    case 'choice':
      return (
        <ChoiceField
          size="xs"
          label={label}
          value={property.value}
          choices={optionsOf(property, suggest).map((value) => ({ value, label: optionText(value) }))}
          onChange={(next) => onChange(property.name, next)}
          data-testid={testId}
        />
      );
    case 'schema':
      return (
        <AttributesField
          label={label}
          error={undefined}
          isReadOnly={false}
          isOptional={false}
          value={schemaOf(property.value)}
          onChange={(next) => onChange(property.name, JSON.stringify(next ?? { type: 'object' }))}
          testId={testId}
        />
      );
    case 'pairs':
      return <PairsField property={property} label={label} onChange={(next) => onChange(property.name, next)} />;
    case 'text':
    case 'long-text':
    case 'literal':
    case 'feel':
    case 'long-feel':
    case 'time': {
      const { suggest: given } = property;
      const names = typeof given === 'string' ? suggest(given) : choicesOf([...new Set(given)]);
      return (
        <TextProperty
          // What is written elsewhere meanwhile counts.
          key={property.value}
          {...{ label, names, testId }}
          kind={property.kind}
          value={property.value}
          onChange={(next) => onChange(property.name, next)}
        />
      );
    }
  }
}

/** With names that exist, and the one that is written, whether it exists or not. */
function optionsOf(
  { options, suggest: field, value }: Extract<Property, { kind: 'choice' }>,
  suggest: PropertyFieldProps['suggest'],
): readonly string[] {
  if (field === undefined) return options;
  return [...new Set([...options, ...suggest(field).map(({ value: name }) => `form:${name}`), value])];
}

function schemaOf(text: string): Schema {
  const schema = parsed(text);
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? { ...schema } : {};
}

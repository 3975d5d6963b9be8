import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attributeLabel } from '../../../format/value';
import styles from './case-types.module.css';
import type { Selected } from './modeler';
import type { Property } from './properties';

interface PropertiesPanelProps {
  readonly selected: Selected;
  readonly onChange: (property: string, value: string | boolean | undefined) => void;
}

/** What BPMN and we read of the element that is selected; a field counts when it is left. */
export function PropertiesPanel({ selected: { id, type, properties }, onChange }: PropertiesPanelProps) {
  const { t } = useTranslation();
  return (
    <section className={styles['properties']} aria-label={t('caseType.properties')} data-testid="properties">
      <h3>{attributeLabel(type.replace('bpmn:', ''))}</h3>
      <p className={styles['quiet']}>{id}</p>
      {(['bpmn', 'ours', 'ad-hoc'] as const).map((group) => {
        const own = properties.filter((each) => each.group === group);
        if (own.length === 0) return null;
        return (
          <fieldset key={group} className={styles['group']}>
            <legend>{t(`caseType.group.${group}`)}</legend>
            {own.map((property) => (
              <PropertyField key={property.name} {...{ property, onChange }} />
            ))}
          </fieldset>
        );
      })}
    </section>
  );
}

function PropertyField({ property, onChange }: { property: Property } & Pick<PropertiesPanelProps, 'onChange'>) {
  const { t } = useTranslation();
  const { name, label, kind, value } = property;
  const [written, setWritten] = useState<string | null>(null);
  const keep = () => {
    if (written !== null && written !== (value ?? '')) onChange(name, written);
    setWritten(null);
  };
  if (kind === 'flag') {
    return (
      <Checkbox
        size="xs"
        label={label}
        checked={value === true}
        onChange={(event) => onChange(name, event.currentTarget.checked || undefined)}
      />
    );
  }
  const look = {
    size: 'xs',
    label,
    placeholder: kind === 'feel' ? t('caseType.feel') : undefined,
    value: written ?? (typeof value === 'string' ? value : ''),
    onChange: (event: { currentTarget: { value: string } }) => setWritten(event.currentTarget.value),
    onBlur: keep,
    'data-testid': `property-${name.replace('casewright:', '')}`,
  };
  if (kind === 'long-text') return <Textarea {...look} autosize minRows={2} />;
  return <TextInput {...look} onKeyDown={(event) => event.key === 'Enter' && keep()} />;
}

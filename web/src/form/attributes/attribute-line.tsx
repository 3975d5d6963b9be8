import { ActionIcon, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { attributeLabel } from '../../format/value';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import type { Schema } from '../document/shape';
import { AttributeDetails } from './attribute-details';
import { attributeKinds, withKind } from './attribute-kind';
import type { AttributeKind } from './attribute-kind';
import { nameFault, withPersonal, withWord } from './attribute-rows';
import type { AttributeRow } from './attribute-rows';
import styles from './attributes.module.css';

interface AttributeLineProps {
  readonly row: AttributeRow;
  readonly number: number;
  readonly schema: Schema;
  readonly isReadOnly: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onRename: (next: string) => void;
  readonly onProperty: (property: Schema) => void;
  readonly onRequired: (isRequired: boolean) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** One attribute: what everybody sets in a line, the rest below it when it is asked for. */
export function AttributeLine({
  row: { name, property, kind, isRequired, isPersonal },
  number,
  schema,
  isReadOnly,
  isFirst,
  isLast,
  onRename,
  onProperty,
  onRequired,
  onMove,
  onRemove,
}: AttributeLineProps) {
  const { t } = useTranslation();
  const [written, setWritten] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const fault = written === null ? null : nameFault(schema, name, written.trim());
  const keep = () => {
    if (written === null || fault !== null) return;
    setWritten(null);
    if (written.trim() !== name) onRename(written.trim());
  };
  return (
    <>
      <div className={styles['line']} data-testid={`attribute-${name}`}>
        <TextInput
          size="xs"
          aria-label={t('attributes.name', { number })}
          value={written ?? name}
          disabled={isReadOnly}
          spellCheck={false}
          error={fault && t(`attributes.fault.${fault}`)}
          onChange={(event) => setWritten(event.currentTarget.value)}
          onBlur={keep}
          onKeyDown={(event) => event.key === 'Enter' && keep()}
          data-testid={`attribute-name-${number}`}
        />
        <TextInput
          size="xs"
          aria-label={t('attributes.label', { name })}
          placeholder={attributeLabel(name)}
          value={typeof property['title'] === 'string' ? property['title'] : ''}
          disabled={isReadOnly}
          onChange={(event) => onProperty(withWord(property, 'title', event.currentTarget.value || undefined))}
        />
        <NativeSelect
          size="xs"
          aria-label={t('attributes.kindOf', { name })}
          rightSection={<Icon name="down" size={12} />}
          value={kind}
          disabled={isReadOnly}
          data={attributeKinds
            .filter((each) => each !== 'other' || kind === 'other')
            .map((value) => ({ value, label: t(`attributes.kind.${value}`) }))}
          onChange={(event) => {
            const next = event.currentTarget.value as AttributeKind;
            onProperty(withKind(property, next));
            if (next === 'choice') setOpen(true);
          }}
          data-testid={`attribute-kind-${number}`}
        />
        <Checkbox
          size="xs"
          label={t('attributes.required')}
          aria-label={t('attributes.isRequired', { name })}
          checked={isRequired}
          disabled={isReadOnly}
          onChange={(event) => onRequired(event.currentTarget.checked)}
        />
        <Checkbox
          size="xs"
          label={t('attributes.personal')}
          aria-label={t('attributes.isPersonal', { name })}
          checked={isPersonal}
          disabled={isReadOnly}
          onChange={(event) => onProperty(withPersonal(property, event.currentTarget.checked))}
        />
        <span className={styles['buttons']}>
          <ActionIcon
            size="sm"
            variant={isOpen ? 'light' : 'subtle'}
            aria-label={t('attributes.more', { name })}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            data-testid={`attribute-more-${number}`}
          >
            <Icon name="more" size={14} />
          </ActionIcon>
          {!isReadOnly && (
            <>
              <ActionIcon
                size="sm"
                variant="subtle"
                aria-label={t('attributes.up', { name })}
                disabled={isFirst}
                onClick={() => onMove(-1)}
              >
                <Icon name="up" size={12} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                variant="subtle"
                aria-label={t('attributes.down', { name })}
                disabled={isLast}
                onClick={() => onMove(1)}
              >
                <Icon name="down" size={12} />
              </ActionIcon>
              <ActionIcon size="sm" variant="subtle" aria-label={t('attributes.remove', { name })} onClick={onRemove}>
                <Icon name="close" size={12} />
              </ActionIcon>
            </>
          )}
        </span>
      </div>
      {isOpen && <AttributeDetails {...{ name, property, kind, isReadOnly }} onChange={onProperty} />}
    </>
  );
}

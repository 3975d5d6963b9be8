import { attributeLabel } from '../../../format/value';
import type { Choice } from '../../../pieces/choices/found-among';
import { useTranslation } from '../../../text/texts';
import styles from './case-types.module.css';
import type { Selected } from './modeler';
import { propertyGroups } from './properties/property';
import type { Property } from './properties/property';
import { PropertyField } from './property-field';

interface PropertiesPanelProps {
  readonly selected: Selected;
  readonly suggest: (field: string) => readonly Choice[];
  readonly nameOf: (element: string) => string;
  readonly onChange: (name: string, value: Property['value']) => void;
}

/** What most people look for stands open; the rest once something is said there. */
const open: readonly string[] = ['general', 'timer', 'routing', 'form', 'service', 'message'];

/** What BPMN and we read of the element that is selected, in groups. */
export function PropertiesPanel({ selected: { id, type, properties }, ...field }: PropertiesPanelProps) {
  const { t } = useTranslation();
  return (
    <section
      className={styles['properties']}
      aria-label={t('caseType.properties')}
      tabIndex={0}
      data-testid="properties"
    >
      <h3>{attributeLabel(type.replace('bpmn:', ''))}</h3>
      <p className={styles['quiet']}>{id}</p>
      {propertyGroups.map((group) => {
        const own = properties.filter((each) => each.group === group);
        if (own.length === 0) return null;
        return (
          <details
            key={group}
            className={styles['group']}
            open={open.includes(group) || own.some(isSaid)}
            data-testid={`group-${group}`}
          >
            <summary>{t(`caseType.group.${group}`)}</summary>
            <div>
              {own.map((property) => (
                <PropertyField key={property.name} property={property} {...field} />
              ))}
            </div>
          </details>
        );
      })}
    </section>
  );
}

function isSaid({ kind, value }: Property): boolean {
  if (kind === 'choice') return value !== 'once';
  return kind === 'pairs' ? value.length > 0 : value !== '' && value !== false;
}

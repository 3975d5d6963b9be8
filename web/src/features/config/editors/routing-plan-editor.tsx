import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { hourMs } from '../../../../../domain/time/duration';
import { ChoiceField } from '../../../pieces/choices/choice-field';
import { durationText } from '../../../format/duration';
import { ringNumber } from '../../../format/ring';
import { useTranslation } from '../../../text/texts';
import { usePublished } from '../api';
import type { EditorProps } from '../editors';
import { Admitted } from './plan/admitted';
import { ExpressionField } from './plan/expression-field';
import { PlanTimeline } from './plan/plan-timeline';
import styles from './plan/plan.module.css';
import { admittedBy, candidatesOf, changeRing, placedRings, ringsOf, usualSlaMs } from './plan/rings';
import { SchemaEditor } from './schema-editor';

/** A routing plan as a timeline: when each ring opens, and whom it admits of the agents that there are now. */
export function RoutingPlanEditor(props: EditorProps) {
  const { place, document, isReadOnly, suggest } = props;
  const { division } = place;
  const { t } = useTranslation();
  const [slaHours, setSlaHours] = useState(() => Number((usualSlaMs(document) / hourMs).toPrecision(2)));
  const [queue, setQueue] = useState('');
  const agents = usePublished('agents');
  const groups = usePublished('groups');
  const divisions = usePublished('divisions');
  const slaMs = slaHours * hourMs;
  const share = divisions.data?.find(({ key }) => key === division)?.document['preferredAgentShare'];
  const rings = placedRings(document, slaMs, typeof share === 'string' ? share : '10%');
  const candidates = candidatesOf(agents.data ?? [], groups.data ?? [], division, queue);
  const admitted = rings.map(({ requirement }) => admittedBy(requirement, candidates));
  const onChange = (next: Readonly<Record<string, unknown>>) => props.onChange({ ...next });
  const counts = rings.map(({ requirement }, index) =>
    requirement === 'preferred' ? t('plan.preferredShort') : t('why.admits', { count: admitted[index]?.length ?? 0 }),
  );
  return (
    <div className={styles['editor']}>
      <div className={styles['fields']}>
        <NumberInput
          className={styles['number']}
          size="xs"
          hideControls
          label={t('curve.sla')}
          value={slaHours}
          min={0}
          onChange={(hours) => typeof hours === 'number' && hours > 0 && setSlaHours(hours)}
          data-testid="plan-sla"
        />
        <ChoiceField
          className={styles['choice']}
          size="xs"
          label={t('plan.membersOf')}
          value={queue}
          any={t('plan.anyQueue')}
          choices={suggest('queue')}
          onChange={setQueue}
          data-testid="plan-queue"
        />
        {!isReadOnly && <p className={styles['quiet']}>{t('plan.help')}</p>}
      </div>
      <PlanTimeline {...{ document, rings, counts, slaMs, isReadOnly, onChange }} />
      <ol className={styles['rings']}>
        {rings.map(({ afterMs, requirement }, index) => {
          const isPreferred = requirement === 'preferred';
          const earlier = new Set(admitted.slice(0, index).flatMap((each) => (each ?? []).map(({ key }) => key)));
          return (
            // A ring has no name but its place.
            <li key={index} data-testid={`plan-ring-${index}`}>
              <div>
                <p className={styles['ring']}>{t('plan.ring', { ring: ringNumber(index) })}</p>
                <p className={styles['quiet']}>
                  {afterMs === 0 ? t('plan.atOnce') : t('plan.after', { time: durationText(afterMs) })}
                </p>
              </div>
              <div className={styles['part']}>
                {!isPreferred && (
                  <ExpressionField
                    label={t('plan.skills', { ring: ringNumber(index) })}
                    value={ringsOf(document)[index]?.skills}
                    skills={suggest('skills').map(({ value }) => value)}
                    isReadOnly={isReadOnly}
                    onChange={(skills) => onChange(changeRing(document, index, { skills }))}
                    testId={`ring-skills-${index}`}
                  />
                )}
                <Admitted admitted={admitted[index] ?? null} isPreferred={isPreferred} earlier={earlier} />
              </div>
            </li>
          );
        })}
      </ol>
      <SchemaEditor {...props} />
    </div>
  );
}

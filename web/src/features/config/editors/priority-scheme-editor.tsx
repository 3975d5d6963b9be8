import { Button, SegmentedControl } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { crossingsOf } from '../../../../../domain/priority/crossings';
import { levelOfPoints } from '../../../../../domain/priority/curve';
import { hourMs } from '../../../../../domain/time/duration';
import { ChoiceField } from '../../../pieces/choices/choice-field';
import { useTranslation } from '../../../text/texts';
import { usePublished } from '../api';
import type { EditorProps } from '../editors';
import { scaleFor } from './curve/chart-scale';
import type { ChartScale } from './curve/chart-scale';
import { ComparedList, idOf, nameOf, TrialFields } from './curve/compared';
import type { Compared } from './curve/compared';
import { CurveChart } from './curve/curve-chart';
import type { Axis } from './curve/curve-chart';
import { CurveHandles } from './curve/curve-handles';
import styles from './curve/curve.module.css';
import { addPoint, cornersFor, drawnPoints, pointsAfterDue, readScheme, setOverdue, widestGapMs } from './curve/scheme';
import { useTrials } from './curve/use-trials';
import { SchemaEditor } from './schema-editor';

const OVERDUE_SHARE = 1.25;

/** A priority scheme, drawn: points are dragged, others lie over it, and their crossings are told. */
export function PrioritySchemeEditor(props: EditorProps) {
  const { place, document, isReadOnly } = props;
  const onChange = (next: Readonly<Record<string, unknown>>) => props.onChange({ ...next });
  const { t } = useTranslation();
  const { ref, width } = useElementSize();
  const { trial, setTrial, trials } = useTrials(place);
  const [axis, setAxis] = useState<Axis>('percent');
  const [compared, setCompared] = useState<readonly Compared[]>([]);
  const [frozen, setFrozen] = useState<ChartScale | null>(null);
  const published = usePublished('priority-schemes');
  const schemes = (published.data ?? []).filter((each) => idOf(each) !== `${place.division}/${place.key}`);

  const { slaMs } = trial;
  const scheme = readScheme(document);
  const endMs = Math.max(slaMs, ...compared.map((each) => each.slaMs)) * OVERDUE_SHARE;
  const own = cornersFor(scheme, trial, endMs);
  const others = compared.flatMap(({ id, ...its }) => {
    const entry = schemes.find((each) => idOf(each) === id);
    if (entry === undefined) return [];
    return [{ id, name: nameOf(entry), corners: cornersFor(readScheme(entry.document), its, endMs) }];
  });
  const crossings = others
    .flatMap(({ name, corners }) => crossingsOf(own, corners).map((crossing) => ({ ...crossing, name })))
    .toSorted((a, b) => a.ms - b.ms);
  const fitted = scaleFor([own, ...others.map(({ corners }) => corners)], endMs, Math.max(240, width));
  const scale = frozen ?? fitted;
  const late = pointsAfterDue(document, slaMs);
  const points = drawnPoints(document, slaMs);
  const add = (ms: number, level: number) => {
    if (isReadOnly || ms < 0 || ms > slaMs) return;
    onChange(addPoint(document, { offsetMs: ms, level }, slaMs));
  };
  const addInGap = () => {
    const ms = widestGapMs(document, slaMs);
    add(ms, levelOfPoints(points, 'linear', ms));
  };
  return (
    <div className={styles['editor']}>
      <div className={styles['bar']}>
        {trials.length > 0 && (
          <ChoiceField
            className={styles['choice']}
            size="xs"
            label={t('curve.tryFor')}
            value=""
            any={t('form.choose')}
            choices={trials.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value) => {
              const chosen = trials.find(({ id }) => id === value);
              if (chosen) setTrial(chosen.trial);
            }}
            data-testid="try-for"
          />
        )}
        <TrialFields trial={trial} onChange={(next) => setTrial({ ...trial, ...next })} />
        <SegmentedControl
          size="xs"
          aria-label={t('curve.axis')}
          value={axis}
          onChange={(next) => setAxis(next as Axis)}
          data={(['percent', 'hours'] as const).map((value) => ({ value, label: t(`curve.axes.${value}`) }))}
          data-testid="axis"
        />
      </div>
      <div ref={ref} className={styles['box']}>
        <CurveChart
          {...{ scale, slaMs, axis, own, others, crossings }}
          onAdd={(ms, priority) =>
            add(ms, trial.max === trial.min ? 0 : (priority - trial.min) / (trial.max - trial.min))
          }
        >
          <CurveHandles
            {...{ document, trial, scale, isReadOnly, onChange }}
            onDragging={(isDragging) => setFrozen(isDragging ? scale : null)}
          />
        </CurveChart>
      </div>
      {!isReadOnly && (
        <div className={styles['bar']}>
          <Button variant="default" size="compact-sm" onClick={addInGap} data-testid="add-point">
            {t('curve.add')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => onChange(setOverdue(document, document['overdue'] === undefined ? { level: 1 } : null))}
            data-testid="toggle-overdue"
          >
            {t(document['overdue'] === undefined ? 'curve.addOverdue' : 'curve.removeOverdue')}
          </Button>
          <p className={styles['quiet']}>{t('curve.help')}</p>
        </div>
      )}
      {late > 0 && <p className={styles['quiet']}>{t('curve.late', { count: late })}</p>}
      <ComparedList {...{ schemes, compared, trial }} onChange={setCompared} />
      {compared.length > 0 && (
        <ul className={styles['crossings']} aria-live="polite" data-testid="crossings">
          {crossings.map(({ ms, name, isFirstAbove }) => (
            <li key={`${name} ${ms}`}>
              {t(isFirstAbove ? 'curve.overtakes' : 'curve.overtaken', {
                name,
                hours: Number((ms / hourMs).toFixed(1)),
              })}
            </li>
          ))}
          {crossings.length === 0 && <li>{t('curve.noCrossing')}</li>}
        </ul>
      )}
      <SchemaEditor {...props} />
    </div>
  );
}

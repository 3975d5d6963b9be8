import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { steps as stepWords } from '../../../../../domain/plan/step';
import { SuggestField } from '../../../pieces/choices/suggest-field';
import { Icon } from '../../../pieces/icon';
import { Note } from '../../../pieces/note';
import { placeText } from '../../../pieces/place-text';
import { useTranslation } from '../../../text/texts';
import type { EditorProps } from '../editors';
import styles from './case-types.module.css';
import { planOf, stepWord, withWord } from './plan-edit';
import type { PlanStage, PlanStep } from './plan-edit';

const words = Object.keys(stepWords);
const routed = ['task', 'approve', 'form'];

/** Stages with their steps; what else may be said of them stays, and is written as text. */
export function PlanForm({ document, onChange, errors, suggest, isReadOnly }: EditorProps) {
  const { t } = useTranslation();
  const plan = planOf(document['plan']);
  const change = (stages: readonly PlanStage[]) =>
    onChange({ ...document, plan: { ...(document['plan'] as object), stages } });
  const stage = (at: number, next: PlanStage) => change(plan.with(at, next));
  const wrong = Object.entries(errors).filter(([path]) => path.includes('plan'));
  return (
    <fieldset className={styles['plan']} disabled={isReadOnly} data-testid="plan">
      <legend className={styles['quiet']}>{t('caseType.planHelp')}</legend>
      {plan.map((each, at) => (
        <section key={at} className={styles['stage']} aria-label={each.name}>
          <div className={styles['row']}>
            <TextInput
              size="xs"
              label={t('caseType.stage', { number: at + 1 })}
              value={each.name}
              onChange={(event) => stage(at, { ...each, name: event.currentTarget.value })}
              data-testid={`stage-${at + 1}`}
            />
            <Checkbox
              size="xs"
              label={t('caseType.parallel')}
              checked={each.parallel === true}
              onChange={(event) => stage(at, { ...each, parallel: event.currentTarget.checked || undefined })}
            />
            <Checkbox
              size="xs"
              label={t('caseType.adHoc')}
              checked={each.adHoc === true}
              onChange={(event) => stage(at, { ...each, adHoc: event.currentTarget.checked || undefined })}
            />
            {plan.length > 1 && (
              <ActionIcon
                variant="subtle"
                aria-label={t('caseType.removeStage', { name: each.name })}
                onClick={() => change(plan.toSpliced(at, 1))}
              >
                <Icon name="close" />
              </ActionIcon>
            )}
          </div>
          {each.steps.map((step, place) => (
            <StepRow
              key={place}
              step={step}
              number={place + 1}
              suggest={suggest}
              onChange={(next) => stage(at, { ...each, steps: each.steps.with(place, next) })}
              onRemove={
                each.steps.length > 1 ? () => stage(at, { ...each, steps: each.steps.toSpliced(place, 1) }) : undefined
              }
            />
          ))}
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => stage(at, { ...each, steps: [...each.steps, { task: t('caseType.newStep') }] })}
            data-testid={`add-step-${at + 1}`}
          >
            {t('caseType.addStep')}
          </Button>
        </section>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => change([...plan, { name: t('caseType.newStage'), steps: [{ task: t('caseType.newStep') }] }])}
          data-testid="add-stage"
        >
          {t('caseType.addStage')}
        </Button>
      </div>
      {wrong.map(([path, message]) => (
        <Note key={path} tone="red">
          {placeText(path)} {message}
        </Note>
      ))}
    </fieldset>
  );
}

interface StepRowProps {
  readonly step: PlanStep;
  readonly number: number;
  readonly suggest: EditorProps['suggest'];
  readonly onChange: (step: PlanStep) => void;
  readonly onRemove: (() => void) | undefined;
}

function StepRow({ step, number, suggest, onChange, onRemove }: StepRowProps) {
  const { t } = useTranslation();
  const [word, name] = stepWord(step, words);
  const given: Readonly<Record<string, unknown>> = typeof step === 'string' ? { task: step } : step;
  const field = (key: string, label: string) => (
    <SuggestField
      size="xs"
      aria-label={label}
      placeholder={label}
      choices={suggest(key)}
      value={typeof given[key] === 'string' ? given[key] : ''}
      onChange={(text) => {
        const { [key]: _, ...rest } = given;
        onChange(text === '' ? rest : { ...rest, [key]: text });
      }}
    />
  );
  return (
    <div className={styles['row']}>
      <NativeSelect
        size="xs"
        aria-label={t('caseType.stepKind', { number })}
        rightSection={<Icon name="down" size={12} />}
        value={word}
        data={words.map((value) => ({ value, label: t(`caseType.word.${value as keyof typeof stepWords}`) }))}
        onChange={(event) => onChange(withWord(given, word, event.currentTarget.value))}
      />
      <TextInput
        size="xs"
        aria-label={t('caseType.stepName', { number })}
        value={name}
        onChange={(event) => onChange({ ...given, [word]: event.currentTarget.value })}
        data-testid={`step-${number}`}
      />
      {routed.includes(word) && field('worktype', t('caseType.worktype'))}
      {routed.includes(word) && field('queue', t('caseType.queue'))}
      {word === 'decide' && field('decision', t('caseType.decision'))}
      {word === 'service' && field('activity', t('caseType.activity'))}
      {word === 'wait' && field('message', t('caseType.message'))}
      {onRemove !== undefined && (
        <ActionIcon variant="subtle" aria-label={t('caseType.removeStep', { name })} onClick={onRemove}>
          <Icon name="close" />
        </ActionIcon>
      )}
    </div>
  );
}

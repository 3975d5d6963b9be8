import { TextInput } from '@mantine/core';
import { namedSkills, parseExpression } from '../../../../../../domain/skills/expression';
import { useTranslation } from '../../../../text/texts';
import styles from './plan.module.css';

interface ExpressionFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  /** Names that exist. */
  readonly skills: readonly string[];
  readonly isReadOnly: boolean;
  readonly onChange: (value: string | undefined) => void;
  readonly testId: string;
}

/** A skill expression, with what is wrong shown where it is. */
export function ExpressionField({ label, value = '', skills, isReadOnly, onChange, testId }: ExpressionFieldProps) {
  const { t } = useTranslation();
  const parsed = value.trim() === '' ? null : parseExpression(value);
  const unknown = namedSkills(value).filter((name) => !skills.includes(name));
  const fault = parsed?.ok === false ? parsed.fault : null;
  return (
    <TextInput
      className={styles['expression']}
      label={label}
      placeholder={t('plan.anySkill')}
      value={value}
      disabled={isReadOnly}
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      description={
        fault === null && unknown.length > 0 ? t('plan.unknownSkill', { names: unknown.join(', ') }) : undefined
      }
      error={
        fault && (
          <>
            <code className={styles['fault']}>
              {value.slice(0, fault.at)}
              <mark data-testid={`${testId}-fault`}>{value.slice(fault.at, fault.at + 1) || ' '}</mark>
              {value.slice(fault.at + 1)}
            </code>
            {t('plan.fault', { at: fault.at + 1, message: fault.message })}
          </>
        )
      }
      data-testid={testId}
    />
  );
}

import { TextInput } from '@mantine/core';
import { useTranslation } from '../text/texts';

interface ReasonFieldProps {
  readonly reason: string;
  readonly onChange: (reason: string) => void;
  /** Whether it takes the focus when it comes. */
  readonly isFirst?: boolean;
  readonly testId?: string;
}

/** Why a command is given; it may stay empty. */
export function ReasonField({ reason, onChange, isFirst = false, testId = 'reason' }: ReasonFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('command.reason')}
      value={reason}
      maxLength={255}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoFocus={isFirst}
      data-testid={testId}
    />
  );
}

/** As the API takes it: what is empty is left out. */
export function reasonBody(reason: string): { reason?: string } {
  return reason.trim() === '' ? {} : { reason: reason.trim() };
}

import { useState } from 'react';
import { useTranslation } from '../text/texts';
import { type FieldTexts, fieldValues, schemaFields, type SchemaField } from './schema-fields';
import { serverErrors } from './server-errors';
import { useKept } from './use-kept';

/** A form that somebody fills in. */
export interface Filled {
  readonly fields: readonly SchemaField[];
  readonly texts: FieldTexts;
  /** By field: what it lacks, once somebody has tried, and what the server finds wrong with it. */
  readonly errors: Readonly<Record<string, string>>;
  readonly set: (name: string, text: string) => void;
  readonly values: Readonly<Record<string, unknown>>;
  /** Something is missing or of the wrong kind; told from the first try on. */
  readonly isIncomplete: boolean;
  readonly markTried: () => void;
  /** It is sent: nothing of it is kept. */
  readonly forget: () => void;
}

/** `error`: why the server has refused it last. Null: there is no form. `suggested`: what it may begin with. `keptAs`: as what it is found again. */
export function useFilled(
  schema: Readonly<Record<string, unknown>> | null,
  known: Readonly<Record<string, unknown>>,
  error: unknown,
  suggested: Readonly<Record<string, unknown>> = {},
  keptAs: string | null = null,
): Filled {
  const { t } = useTranslation();
  const { value: texts, setValue: setTexts, forget } = useKept<FieldTexts>(keptAs, () => ({}));
  const [wasTried, setTried] = useState(false);
  const fields = schema === null ? [] : schemaFields(schema, known, suggested);
  const { values, faults } = fieldValues(fields, texts);
  const told = Object.entries(faults).map(([name, fault]) => [name, t(`form.${fault}Fault`)] as const);
  return {
    fields,
    texts,
    errors: { ...serverErrors(error), ...(wasTried ? Object.fromEntries(told) : {}) },
    set: (name, text) => setTexts((before) => ({ ...before, [name]: text })),
    values,
    isIncomplete: told.length > 0,
    markTried: () => setTried(true),
    forget,
  };
}

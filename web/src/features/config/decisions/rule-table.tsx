import { useMemo } from 'react';
import { Note } from '../../../pieces/note';
import { useTranslation } from '../../../text/texts';
import { usePrepared } from '../api';
import type { EditorProps } from '../editors';
import { exampleText, findingsOf, markedCells } from './marks';
import type { Finding } from './marks';
import { tableOf, withTable } from './table';
import { TableGrid } from './table-grid';
import styles from './table-grid.module.css';
import { useReadied } from './use-readied';

/** The table with what is said of it: of the draft as it was saved, and of a cell that cannot be read at once. */
export function RuleTable({ place, document, onChange, isReadOnly, suggest }: EditorProps) {
  const { t } = useTranslation();
  const table = useMemo(() => tableOf(document), [document]);
  const prepared = usePrepared(place);
  const draft = prepared.data?.draft ?? null;
  const compiled = useReadied(place, document);
  const isSaved = draft !== null && draft.document === document;
  const findings = useMemo(() => {
    if (isSaved) return findingsOf(table, draft);
    const problems = compiled === null || compiled.ok ? [] : compiled.faults;
    return findingsOf(table, { problems, warnings: [] });
  }, [table, isSaved, draft, compiled]);
  const marks = useMemo(() => markedCells(findings), [findings]);
  return (
    <div>
      <TableGrid {...{ table, marks, isReadOnly, suggest }} change={(next) => onChange(withTable(document, next))} />
      {!isReadOnly && <p className={styles['help']}>{t('decision.keys')}</p>}
      {table.rules.length === 0 && <Note>{t('decision.noRules')}</Note>}
      {findings.length > 0 && <Findings findings={findings} />}
    </div>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles['findings']} aria-label={t('decision.findings')} data-testid="findings">
      {findings.map(({ message, isHarsh, example, cells }) => (
        <li key={`${cells[0]?.row} ${cells[0]?.column} ${message}`}>
          <Note tone={isHarsh ? 'red' : 'amber'}>
            {cells[0] !== undefined && `${t('decision.ruleNumber', { number: cells[0].row + 1 })}: `}
            {message}
            {example !== null && ` · ${t('decision.example', { example: exampleText(example) })}`}
          </Note>
        </li>
      ))}
    </ul>
  );
}

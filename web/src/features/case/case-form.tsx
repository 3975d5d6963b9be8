import type { CaseType } from '../../api/cases';
import { ActivateForm } from './activate-form';
import { AskForm } from './ask-form';
import styles from './case.module.css';
import { CloseForm, ReopenForm } from './close-form';
import { LinkForm } from './link-form';
import { MigrateForm } from './migrate-form';
import { MoveForm } from './move-form';
import { NoteForm } from './note-form';
import { OwnerForm } from './owner-form';
import { ParticipantForm } from './participant-form';
import type { CaseParts } from './parts';
import { StatusForm } from './status-form';
import type { Asked } from './use-case-action';
import { VariablesForm } from './variables-form';

interface CaseFormProps extends CaseParts {
  readonly type: CaseType | undefined;
  /** The element that is picked in the diagram. */
  readonly picked: string | null;
  readonly onPick: (element: string | null) => void;
  /** What would stand against a migration, to be marked where it is. */
  readonly onFaults: (elements: readonly string[]) => void;
}

/** What the command that is being given asks for. */
export function CaseForm(props: CaseFormProps) {
  const { asked } = props.action;
  if (asked === null) return null;
  return (
    <div className={styles['form']} key={JSON.stringify(asked)}>
      <FormOf {...props} asked={asked} />
    </div>
  );
}

function FormOf({ asked, type, picked, onPick, onFaults, ...parts }: CaseFormProps & { asked: Asked }) {
  switch (asked.action) {
    case 'retry':
    case 'skip':
    case 'complete':
    case 'trigger':
    case 'suspend':
    case 'resume':
    case 'terminate':
      return <AskForm {...parts} asked={asked} />;
    case 'activate':
      return <ActivateForm {...parts} asked={asked} />;
    case 'modify':
      return <MoveForm {...parts} instance={asked.instance} picked={picked} onPick={onPick} />;
    case 'set-variables':
      return <VariablesForm {...parts} />;
    case 'note':
      return <NoteForm {...parts} />;
    case 'set-status':
      return <StatusForm {...parts} type={type} />;
    case 'assign':
      return <OwnerForm {...parts} />;
    case 'add-participant':
      return <ParticipantForm {...parts} given={asked.given} />;
    case 'link':
      return <LinkForm {...parts} />;
    case 'close':
      return <CloseForm {...parts} />;
    case 'reopen':
      return <ReopenForm {...parts} />;
    case 'migrate':
      return <MigrateForm {...parts} type={type} onFaults={onFaults} />;
  }
}

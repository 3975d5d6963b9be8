import type { CaseType } from '../../api/cases';
import { ActivateForm } from './activate-form';
import { AskForm } from './ask-form';
import styles from './case.module.css';
import { MoveForm } from './move-form';
import { NoteForm } from './note-form';
import type { CaseParts } from './parts';
import { StatusForm } from './status-form';
import type { Asked } from './use-case-action';
import { VariablesForm } from './variables-form';

interface CaseFormProps extends CaseParts {
  readonly type: CaseType | undefined;
  /** The element that is picked in the diagram. */
  readonly picked: string | null;
  readonly onPick: (element: string | null) => void;
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

function FormOf({ asked, type, picked, onPick, ...parts }: CaseFormProps & { asked: Asked }) {
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
  }
}

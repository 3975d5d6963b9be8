import type { ItemView } from '../../../api/contract/item';
import { useParts } from '../form/use-parts';
import { useTranslation } from '../text/texts';
import styles from './commands.module.css';
import { CommandForm } from './command-form';
import { ReasonField, reasonBody } from './reason-field';
import { UnsavedHint } from './unsaved-hint';
import type { Command } from './use-command';

interface AskFormProps {
  readonly item: ItemView;
  readonly action: 'release' | 'requeue' | 'cancel' | 'pause' | 'hold' | 'escalate' | 'restart' | 'reclassify';
  readonly command: Command;
}

/** Asks once, in place, before something is taken away; the reason may stay empty. */
export function AskForm({ item, action, command }: AskFormProps) {
  const { t } = useTranslation();
  const { reference } = item;
  const { value, change, forget } = useParts(`${action}/${item.id}`, { reason: '' });
  // What the rules come to says why.
  const takesReason = action !== 'reclassify';
  return (
    <CommandForm
      title={t(`ask.${action}`, { reference })}
      submit={t(`ask.${action}Submit`)}
      isHarsh={action === 'cancel'}
      command={command}
      onForget={forget}
      onSubmit={() => command.send(action, takesReason ? reasonBody(value.reason) : {}, forget)}
    >
      <p className={styles['quiet']}>{t(`ask.${action}Text`)}</p>
      {action === 'release' && <UnsavedHint item={item} />}
      {takesReason && <ReasonField reason={value.reason} onChange={(reason) => change({ reason })} isFirst />}
    </CommandForm>
  );
}

import type { BulkJobView, BulkPreview } from '../../../../api/contract/bulk';
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { newKey } from '../../api/use-press';
import { CommandForm } from '../../commands/command-form';
import { ReasonField, reasonBody } from '../../commands/reason-field';
import type { Target } from '../../commands/target';
import { TargetField } from '../../commands/target-field';
import { priorityText } from '../../format/value';
import { Note } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import { BulkSample } from './bulk-sample';
import { type BulkAction, type BulkRequest, type Selection, useBulkCommand, useBulkPreview } from './bulk-api';

interface BulkFormProps {
  readonly action: BulkAction;
  readonly selection: Selection;
  readonly division: string;
  readonly onBack: () => void;
  readonly onBegun: (job: BulkJobView) => void;
}

type Body = Readonly<Record<string, unknown>>;

interface Asked {
  readonly request: BulkRequest;
  readonly count: number;
  readonly limit: number;
  readonly sample: BulkPreview['sample'];
  /** Of the agent or the priority that they get. */
  readonly name: string;
  /** Names the job, so that a second press makes no second one. */
  readonly key: string;
}

/** Asks what the action needs, then tells how many items it is about, then does it. */
export function BulkForm({ action, selection, division, onBack, onBegun }: BulkFormProps) {
  const { t } = useTranslation();
  const preview = useBulkPreview();
  const command = useBulkCommand();
  const [agent, setAgent] = useState<Target | null>(null);
  const [priority, setPriority] = useState<number | string>('');
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  // What is counted is what is done, though the list moves on meanwhile.
  const [asked, setAsked] = useState<Asked | null>(null);
  const why = reasonBody(reason);
  const bodies: Record<BulkAction, Body | null> = {
    assign: agent && { agent: agent.key },
    requeue: why,
    cancel: why,
    reclassify: {},
    reprioritize: { priority: typeof priority === 'number' ? priority : null, ...why },
  };
  const nameOf: { readonly [A in BulkAction]?: string | undefined } = {
    assign: agent?.name,
    ...(typeof priority === 'number' ? { reprioritize: priorityText(priority) } : {}),
  };
  const send = () => {
    setTried(true);
    const body = bodies[action];
    if (body === null) return;
    if (asked === null) {
      const request = { action, body, selection };
      const onSuccess = ({ count, limit, sample }: BulkPreview) =>
        setAsked({ request, count, limit, sample, name: nameOf[action] ?? '', key: newKey() });
      preview.mutate(request, { onSuccess });
    } else if (isPossible(asked)) {
      command.mutate({ ...asked.request, key: asked.key }, { onSuccess: onBegun });
    } else onBack();
  };
  return (
    <CommandForm
      title={t(`bulk.title.${action}`)}
      submit={t(asked === null ? 'bulk.next' : isPossible(asked) ? 'bulk.yes' : 'bulk.close')}
      isHarsh={action === 'cancel' && asked !== null}
      command={{
        isPending: preview.isPending || command.isPending,
        error: preview.error ?? command.error,
        back: asked === null ? onBack : () => setAsked(null),
      }}
      onSubmit={send}
    >
      {asked !== null && (
        // The field that had the focus is gone, and a second press of the same key must not say yes.
        <div ref={takeFocus} tabIndex={-1} role="status" data-testid="bulk-count">
          <Count action={action} asked={asked} />
        </div>
      )}
      {asked !== null && isPossible(asked) && <BulkSample items={asked.sample} count={asked.count} />}
      {asked === null && action === 'assign' && (
        <TargetField
          division={division}
          kinds={['agent']}
          label={t('assign.to')}
          placeholder={t('assign.find')}
          target={agent}
          onChange={setAgent}
          error={wasTried && agent === null ? t('assign.choose') : undefined}
        />
      )}
      {asked === null && action === 'reprioritize' && (
        <NumberInput
          label={t('bulk.priority')}
          value={priority}
          onChange={setPriority}
          hideControls
          autoFocus
          data-testid="bulk-priority"
        />
      )}
      {asked === null && action === 'reclassify' && <p>{t('bulk.reclassifyText')}</p>}
      {asked === null && action !== 'assign' && action !== 'reclassify' && (
        <ReasonField reason={reason} onChange={setReason} isFirst={action !== 'reprioritize'} />
      )}
    </CommandForm>
  );
}

const isPossible = ({ count, limit }: { count: number; limit: number }) => count > 0 && count <= limit;

const takeFocus = (element: HTMLElement | null) => element?.focus();

function Count({ action, asked }: { action: BulkAction; asked: Asked }) {
  const { t } = useTranslation();
  const { count, limit, name } = asked;
  if (count === 0) return <Note tone="amber">{t('bulk.none')}</Note>;
  if (count > limit) return <Note tone="amber">{t('bulk.tooMany', { count, limit })}</Note>;
  const isByCurve = action === 'reprioritize' && name === '';
  return <strong>{t(`bulk.sure.${isByCurve ? 'byCurve' : action}`, { count, name })}</strong>;
}

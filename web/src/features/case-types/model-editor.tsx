import { Button, FileButton, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigDraft } from '../../../../api/contract/config';
import { parsed } from '../../form/schema-fields';
import { Note, ProblemNote } from '../../pieces/note';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/use-session';
import { usePublish, useSaveDraft } from './api';
import type { Prepared } from './api';
import styles from './case-types.module.css';
import { ModelCheck } from './model-check';

interface ModelEditorProps {
  readonly division: string;
  readonly name: string;
  /** Null: nothing of it is there yet. */
  readonly prepared: Prepared | null;
  readonly isNamed?: boolean;
  readonly onTried?: () => void;
  readonly onSaved?: (draft: ConfigDraft) => void;
  readonly children?: ReactNode;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** The file of a case type and what goes with it: saved as a draft, looked at, then published. */
export function ModelEditor({
  division,
  name,
  prepared,
  isNamed = true,
  onTried,
  onSaved,
  children,
}: ModelEditorProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const before = prepared?.document ?? {};
  const draft = prepared?.draft ?? null;
  const [title, setTitle] = useState(textOf(before['name']));
  const [bpmn, setBpmn] = useState(textOf(before['bpmn']));
  const [schema, setSchema] = useState(
    JSON.stringify(before['attributes'] ?? { type: 'object', properties: {} }, null, 2),
  );
  const [wasTried, setTried] = useState(false);
  const save = useSaveDraft();
  const publish = usePublish();
  const attributes = parsed(schema);
  const isWhole = isNamed && bpmn.trim() !== '' && attributes !== undefined;
  const isSaved =
    draft !== null &&
    bpmn === draft.document['bpmn'] &&
    title === textOf(draft.document['name']) &&
    JSON.stringify(attributes) === JSON.stringify(draft.document['attributes'] ?? { type: 'object', properties: {} });
  const send = () => {
    setTried(true);
    onTried?.();
    if (!isWhole) return;
    publish.reset();
    const document = { ...before, bpmn, attributes, ...(title.trim() === '' ? {} : { name: title.trim() }) };
    save.send({ division, key: name, revision: draft?.revision ?? 0, document }, { onSuccess: onSaved });
  };
  const read = (file: File | null) => {
    if (file !== null) void file.text().then(setBpmn);
  };
  const version = publish.data?.applied[0]?.version;
  const mayPublish = mayIn(me, division, 'config:publish');
  return (
    <form
      className={styles['form']}
      aria-label={name || t('caseTypes.editNew')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>{prepared === null ? t('caseTypes.editNew') : title || name}</h2>
      {children}
      <TextInput
        label={t('caseTypes.name')}
        value={title}
        maxLength={255}
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-testid="type-name"
      />
      <div className={styles['file']}>
        <FileButton onChange={read} accept=".bpmn,.xml" inputProps={{ 'aria-label': t('caseTypes.file') }}>
          {(props) => (
            <Button variant="default" size="sm" {...props} data-testid="choose-file">
              {t('caseTypes.choose')}
            </Button>
          )}
        </FileButton>
        <span className={styles['quiet']}>{t('caseTypes.fileHelp')}</span>
      </div>
      {wasTried && bpmn.trim() === '' && <Note tone="red">{t('caseTypes.fileMissing')}</Note>}
      <details className={styles['details']}>
        <summary>{t('caseTypes.paste')}</summary>
        <Textarea
          aria-label={t('caseTypes.text')}
          value={bpmn}
          rows={10}
          spellCheck={false}
          onChange={(event) => setBpmn(event.currentTarget.value)}
          data-testid="type-bpmn"
        />
      </details>
      <details className={styles['details']}>
        <summary>{t('caseTypes.attributes')}</summary>
        <Textarea
          aria-label={t('caseTypes.attributes')}
          value={schema}
          rows={8}
          spellCheck={false}
          error={attributes === undefined ? t('caseTypes.notJson') : undefined}
          onChange={(event) => setSchema(event.currentTarget.value)}
          data-testid="type-attributes"
        />
      </details>
      <ProblemNote error={save.error ?? publish.error} />
      <div role="status">
        {version !== undefined ? (
          <Note tone="green">{t('caseTypes.published', { version })}</Note>
        ) : (
          isSaved && <Note>{t('caseTypes.saved')}</Note>
        )}
      </div>
      <div className={styles['buttons']}>
        <Button type="submit" variant="default" loading={save.isPending} disabled={isSaved} data-testid="save-draft">
          {t('caseTypes.save')}
        </Button>
        {mayPublish ? (
          <Button
            onClick={() => publish.send({ division, key: name, revision: draft?.revision ?? 0 })}
            loading={publish.isPending}
            disabled={!isSaved || draft.problems.length > 0}
            data-testid="publish"
          >
            {t('caseTypes.publish')}
          </Button>
        ) : (
          <span className={styles['quiet']}>{t('caseTypes.mayNotPublish')}</span>
        )}
      </div>
      {bpmn.trim() !== '' && <ModelCheck bpmn={bpmn} draft={isSaved ? draft : null} />}
    </form>
  );
}

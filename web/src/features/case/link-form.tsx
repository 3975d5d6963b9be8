import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CommandForm } from '../../commands/command-form';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import type { CaseParts } from './parts';

const kinds = ['interaction', 'document', 'item', 'case'] as const;

export function LinkForm({ found, action }: CaseParts) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<string>(kinds[0]);
  const [ref, setRef] = useState('');
  const [title, setTitle] = useState('');
  const [url, setUrl] = useState('');
  const [wasTried, setTried] = useState(false);
  const isMissing = ref.trim() === '';
  const isNoAddress = url.trim() !== '' && !/^https?:\/\/\S+$/.test(url.trim());
  const send = () => {
    setTried(true);
    if (isMissing || isNoAddress) return;
    const named = title.trim() === '' ? {} : { title: title.trim() };
    action.send('link', { kind, ref: ref.trim(), ...named, ...(url.trim() === '' ? {} : { url: url.trim() }) });
  };
  return (
    <CommandForm
      title={t('caseWork.linkTo', { name: found.reference })}
      submit={t('caseWork.linkSubmit')}
      command={action}
      onSubmit={send}
    >
      <NativeSelect
        label={t('caseWork.linkKind')}
        rightSection={<Icon name="down" size={12} />}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value)}
        data={kinds.map((each) => ({ value: each, label: t(`caseWork.kind.${each}`) }))}
        data-testid="link-kind"
      />
      <TextInput
        label={t('caseWork.linkRef')}
        value={ref}
        maxLength={255}
        autoFocus
        error={wasTried && isMissing ? t('form.missingFault') : undefined}
        onChange={(event) => setRef(event.currentTarget.value)}
        data-testid="link-ref"
      />
      <TextInput
        label={t('caseWork.linkTitle')}
        value={title}
        maxLength={255}
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-testid="link-title"
      />
      <TextInput
        label={t('caseWork.linkUrl')}
        value={url}
        maxLength={2_000}
        error={isNoAddress ? t('caseWork.noAddress') : undefined}
        onChange={(event) => setUrl(event.currentTarget.value)}
        data-testid="link-url"
      />
    </CommandForm>
  );
}

import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Face } from '../pieces/face';
import { Icon } from '../pieces/icon';
import { useSignOut } from '../session/sign-out';
import { DensityItems } from './density-items';
import { LanguageItems } from './language-items';

const schemes = [
  ['auto', 'system'],
  ['light', 'sun'],
  ['dark', 'moon'],
] as const;

/** Who is signed in, light or dark, the list of keys, and the way out. */
export function AccountMenu({ name, onHelp }: { name: string; onHelp: () => void }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={220} shadow="md">
      <Menu.Target>
        <ActionIcon variant="transparent" size={32} aria-label={t('app.account', { name })} data-testid="account">
          <Face name={name} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        {schemes.map(([scheme, icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon name={icon} />}
            rightSection={colorScheme === scheme ? <Icon name="accept" size={14} /> : null}
            aria-current={colorScheme === scheme}
            onClick={() => setColorScheme(scheme)}
          >
            {t('app.theme.label')}: {t(`app.theme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <DensityItems />
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="keyboard" />} onClick={onHelp}>
          {t('app.keys')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="signOut" />} onClick={() => signOut.mutate('here')} data-testid="sign-out">
          {t('app.signOut')}
        </Menu.Item>
        <Menu.Item onClick={() => signOut.mutate('everywhere')} data-testid="sign-out-everywhere">
          {t('app.signOutEverywhere')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

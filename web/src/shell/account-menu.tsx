import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { Face } from '../pieces/face';
import { Menu, MenuEntry, MenuLine, MenuTitle } from '../pieces/menu';
import { useTranslation } from '../text/texts';
import { DensityItems } from './density-items';
import { LanguageItems } from './language-items';

const schemes = [
  ['auto', 'system'],
  ['light', 'sun'],
  ['dark', 'moon'],
] as const;

interface AccountMenuProps {
  readonly name: string;
  readonly onHelp: () => void;
  readonly onSignOut: (where: 'here' | 'everywhere') => void;
}

/** Who is signed in, light or dark, the list of keys, and the way out. */
export function AccountMenu({ name, onHelp, onSignOut }: AccountMenuProps) {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu
      side="bottom-end"
      width={220}
      button={(opens) => (
        <ActionIcon
          variant="transparent"
          size={32}
          aria-label={t('app.account', { name })}
          data-testid="account"
          {...opens}
        >
          <Face name={name} />
        </ActionIcon>
      )}
    >
      <MenuTitle>{name}</MenuTitle>
      {schemes.map(([scheme, icon]) => (
        <MenuEntry key={scheme} icon={icon} isSet={colorScheme === scheme} onClick={() => setColorScheme(scheme)}>
          {t('app.theme.label')}: {t(`app.theme.${scheme}`)}
        </MenuEntry>
      ))}
      <MenuLine />
      <DensityItems />
      <MenuLine />
      <LanguageItems />
      <MenuLine />
      <MenuEntry icon="keyboard" onClick={onHelp}>
        {t('app.keys')}
      </MenuEntry>
      <MenuEntry icon="signOut" onClick={() => onSignOut('here')} data-testid="sign-out">
        {t('app.signOut')}
      </MenuEntry>
      <MenuEntry onClick={() => onSignOut('everywhere')} data-testid="sign-out-everywhere">
        {t('app.signOutEverywhere')}
      </MenuEntry>
    </Menu>
  );
}

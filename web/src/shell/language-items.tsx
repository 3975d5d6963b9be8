import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../pieces/icon';
import { chooseLanguage } from '../text/choice';
import { language, languageNames, languages } from '../text/language';

/** The languages that there are, for the menu of the account. */
export function LanguageItems() {
  const { t } = useTranslation();
  const now = language();
  return languages.map((each) => (
    <Menu.Item
      key={each}
      rightSection={each === now ? <Icon name="accept" size={14} /> : null}
      aria-current={each === now}
      onClick={() => void chooseLanguage(each)}
      data-testid={`language-${each}`}
    >
      {t('app.language')}: <span lang={each}>{languageNames[each]}</span>
    </Menu.Item>
  ));
}

import { MenuEntry } from '../pieces/menu';
import { chooseLanguage } from '../text/choice';
import { language, languageNames, languages } from '../text/language';
import { useTranslation } from '../text/texts';

/** The languages that there are, for the menu of the account. */
export function LanguageItems() {
  const { t } = useTranslation();
  const now = language();
  return languages.map((each) => (
    <MenuEntry
      key={each}
      isSet={each === now}
      onClick={() => void chooseLanguage(each)}
      data-testid={`language-${each}`}
    >
      {t('app.language')}: <span lang={each}>{languageNames[each]}</span>
    </MenuEntry>
  ));
}

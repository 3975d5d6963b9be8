import i18next from 'i18next';

export type { TFunction } from 'i18next';
export { useTranslation } from 'react-i18next';

/** The texts of the language that is shown, outside of components. */
export const texts = i18next;

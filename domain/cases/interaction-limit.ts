/** Characters of what was said or written: a mail that is not forwarded for the tenth time. */
export const INTERACTION_TEXT_AT_MOST = 20_000;

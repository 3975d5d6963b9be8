/** The role that programs connect as: it owns nothing, so that what is append-only is so for them. Made by the migrations. */
export const APP_ROLE = 'casewright_app';

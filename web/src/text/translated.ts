/** The same keys as the English texts: one that is missing or superfluous does not compile. */
export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };

/** The texts of an address by their names, as the browser has them: `?item=x&tab=y`. */
export function textsOf(search: string): Readonly<Record<string, string>> {
  const texts = [...new URLSearchParams(search)].map(([name, text]) => [name, read(text)] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

/** The other way round. A text that is empty or undefined says no more than one that is missing. */
export function searchOf(texts: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, text] of Object.entries(texts)) {
    if (text !== undefined && text !== '') search.set(name, written(text));
  }
  return search.size === 0 ? '' : `?${search.toString()}`;
}

/** Those that the page knows; anything else in the address is dropped. */
export function onlyNamed<N extends string>(
  texts: Readonly<Record<string, string>>,
  names: readonly N[],
): { readonly [K in N]?: string } {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(texts, name) ? [[name, texts[name]]] : []))) as {
    [K in N]?: string;
  };
}

/** Links of earlier days have texts that look like JSON in quotes, `?q="5"`. They go on meaning what is in the quotes. */
function read(text: string): string {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  try {
    return JSON.parse(text) as string;
  } catch {
    return text;
  }
}

function written(text: string): string {
  return read(text) === text ? text : JSON.stringify(text);
}

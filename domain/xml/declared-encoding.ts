const declaration = /^(\uFEFF?\s*<\?xml\b[^>]*?)\s+encoding\s*=\s*(["'])([\w.-]+)\2/;

/** The encoding that an XML text says it is in; undefined: it says none. */
export function declaredEncoding(xml: string): string | undefined {
  return declaration.exec(xml)?.[3];
}

/** The text without it: once read, a text is characters, whatever its bytes were. */
export function withoutEncoding(xml: string): string {
  return xml.replace(declaration, '$1');
}

/** Keys made of names: lower case, no accents, each given out once. */
export function keyMaker(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const plain = name
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 56);
    const base = plain === '' ? 'iwd' : plain;
    let key = base;
    for (let count = 2; taken.has(key); count += 1) key = `${base}-${count}`;
    taken.add(key);
    return key;
  };
}

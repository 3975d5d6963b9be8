/** What stands behind a failed test, as explanations say it: sentences with places, so that another language can be put in. */
const figureTexts = {
  active: 'active from {at}',
  queue: 'not a member of queue {queue}',
  declined: 'declined, not offered again before {at}',
  noRing: 'no ring is open yet',
  preferredRing: 'ring {ring} is for {agent} alone',
  otherRing: 'ring {ring} does not name him',
  openOffer: 'has an open offer',
  blocked: '{media} is shut out by {by} in use',
  noCapacity: 'no capacity for {media}',
  outside: '{media}: {used} and {outside} outside of {max} in use, asked {weight}',
  room: '{media}: {used} of {max} in use, asked {weight}',
  skill: '{skill} {level}, asked {asked}',
} as const;
export type FigureName = keyof typeof figureTexts;

type Values = Readonly<Record<string, string | number>>;

export function figureText(name: FigureName, values: Values = {}): string {
  return figureTexts[name].replaceAll(/\{(\w+)\}/g, (_, place: string) => String(values[place]));
}

/** The other way round; undefined: it is none of them. */
export function readFigure(text: string): { readonly name: FigureName; readonly values: Values } | undefined {
  for (const name of Object.keys(figureTexts) as FigureName[]) {
    const match = patterns[name].exec(text);
    if (match !== null) return { name, values: { ...match.groups } };
  }
  return undefined;
}

const patterns = Object.fromEntries(
  Object.entries(figureTexts).map(([name, text]) => [
    name,
    new RegExp(`^${text.replaceAll(/\{(\w+)\}/g, '(?<$1>.+)')}$`),
  ]),
) as Record<FigureName, RegExp>;

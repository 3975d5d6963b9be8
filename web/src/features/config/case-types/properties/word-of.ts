/** The key of a property's text: the name alone, whatever part of the element it stands at. */
export function wordOf(name: string): string {
  return name.replace(/^casewright:|^loop\./, '');
}

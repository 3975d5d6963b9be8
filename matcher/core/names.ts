/** Texts that many have in common, each once, by a number that is its own for as long as somebody uses it. */
export class Names {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];
  private readonly uses: number[] = [];
  private readonly free: number[] = [];

  use(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.free.pop() ?? this.texts.length;
      this.numbers.set(text, number);
      this.texts[number] = text;
      this.uses[number] = 0;
    }
    this.uses[number] = (this.uses[number] as number) + 1;
    return number;
  }

  release(number: number): void {
    this.uses[number] = (this.uses[number] as number) - 1;
    if (this.uses[number] !== 0) return;
    this.numbers.delete(this.text(number));
    this.free.push(number);
  }

  text(number: number): string {
    return this.texts[number] as string;
  }
}

/** A name that is not taken: itself, or shortened to `most` letters with a number behind it. */
export function freeName(name: string, taken: ReadonlySet<string>, most: number): string {
  for (let number = 2; taken.has(name); number += 1) {
    const ending = ` (${number})`;
    const shortened = `${[...name].slice(0, most - ending.length).join('')}${ending}`;
    if (!taken.has(shortened)) return shortened;
  }
  return name;
}

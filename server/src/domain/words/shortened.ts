/** Words of a user's own within a sentence, in one line and cut to a length. */
export function shortened(text: string, most: number): string {
  const characters = [
    ...text
      .slice(0, most * 4)
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  return characters.length > most
    ? `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : characters.join('');
}

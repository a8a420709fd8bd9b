/** SGR parameters (ECMA-48) of the few styles the text format uses. */
const styles = {
  bold: '1',
  dim: '2',
  red: '31',
  green: '32',
  yellow: '33',
  blue: '34',
  cyan: '36',
} as const;

export type Style = keyof typeof styles;

/** Puts a style around text; `text` itself must hold no control characters. */
export type Paint = (text: string, ...wanted: Style[]) => string;

/** A painter that writes ANSI codes, or one that leaves text as it is. */
export function painter(colour: boolean): Paint {
  if (!colour) return (text) => text;
  return (text, ...wanted) =>
    text === '' ? '' : `\u001b[${wanted.map((style) => styles[style]).join(';')}m${text}\u001b[0m`;
}

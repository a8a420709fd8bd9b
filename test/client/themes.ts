import colors from './theme-colors.json' with { type: 'json' };

/**
 * Colours as VS Code 1.139 gives them to pages in its themes *Light Modern*, *Dark Modern* and both of high contrast: those
 * that our style sheets name, and only where the theme has them.
 */
export const themes: Readonly<
  Record<keyof typeof colors, { readonly kind: string; readonly colors: Readonly<Record<string, string>> }>
> = colors;

export type Theme = keyof typeof themes;

export const themeNames = Object.keys(themes) as readonly Theme[];

/** A rule for the page as a whole that gives it the colours of a theme. */
export function themeRule(name: Theme): string {
  const lines = Object.entries(themes[name].colors).map(([key, value]) => `--vscode-${key}:${value}`);
  return `:root{${lines.join(';')};--vscode-font-family:'Open Sans';--vscode-font-size:13px}`;
}

/**
 * One accent per theme; states are said by words and icons, colour only adds to them. Colours are variables, so
 * that an editor can put its own in their place. Every pair of text and background has a contrast of at least
 * 4.5 : 1.
 */
export const colours = {
  light: `--paper:#fff;--desk:#eeece7;--ink:#1d2329;--soft:#59626c;--rule:#d8d6cf;--hair:#e8e6e0;--wash:#f6f5f1;--accent:#17507f;--accent-wash:#e9f0f6;--good:#1c6440;--warn:#7a5200;--bad:#a32620;--focus:#0b62c4`,
  dark: `--paper:#191d22;--desk:#101316;--ink:#e6e8ea;--soft:#a5aeb7;--rule:#3a424b;--hair:#2b3138;--wash:#20262c;--accent:#8fc0ea;--accent-wash:#1f2f3d;--good:#86cfa4;--warn:#e5bf73;--bad:#f3a39b;--focus:#7ab8ff`,
} as const;

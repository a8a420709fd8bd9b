import { chartStyle } from './style/charts.ts';
import { colours } from './style/colours.ts';
import { frontStyle } from './style/front.ts';
import { frontPaperStyle } from './style/front-paper.ts';
import { paperStyle } from './style/paper.ts';
import { phoneStyle } from './style/phone.ts';
import { sectionStyle } from './style/sections.ts';
import { tableStyle } from './style/tables.ts';
import { textStyle } from './style/text.ts';

export { sans } from './style/fonts.ts';

/** Colours and layout of pages, without the running header. */
export const pageStyle: string = [
  `:root{color-scheme:light dark;${colours.light}}`,
  `@media (prefers-color-scheme:dark){:root{${colours.dark}}}`,
  textStyle,
  frontStyle,
  sectionStyle,
  tableStyle,
  chartStyle,
  phoneStyle,
  paperStyle,
  frontPaperStyle,
]
  .join('')
  .replace(/\n/g, '');

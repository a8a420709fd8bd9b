import { chartStyle } from './style/charts.ts';
import { colours } from './style/colours.ts';
import { pageOneStyle } from './style/page-one.ts';
import { pageOnePaperStyle } from './style/page-one-paper.ts';
import { paperStyle } from './style/paper.ts';
import { phoneStyle } from './style/phone.ts';
import { sectionStyle } from './style/sections.ts';
import { tableStyle } from './style/tables.ts';
import { textStyle } from './style/text.ts';

/** Colours and layout of the pack, without the running header. */
export const packStyle: string = [
  `:root{color-scheme:light dark;${colours.light}}`,
  `@media (prefers-color-scheme:dark){:root{${colours.dark}}}`,
  textStyle,
  pageOneStyle,
  sectionStyle,
  tableStyle,
  chartStyle,
  phoneStyle,
  paperStyle,
  pageOnePaperStyle,
]
  .join('')
  .replace(/\n/g, '');

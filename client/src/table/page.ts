import { escaped } from '../escaped.ts';
import { pageFrame } from '../page-frame.ts';
import { tableStyle } from './style.ts';

export interface TableFrameOptions {
  readonly title: string;
  /** Root and source of the table, for the page's script to keep. */
  readonly data: Readonly<Record<string, string>>;
  readonly language: string;
  /** Address of the page's script. */
  readonly script: string;
  /** Used once. */
  readonly nonce: string;
}

/** The page with a table; it is filled by messages. */
export const tablePage = ({ title, data, language, script, nonce }: TableFrameOptions): string =>
  pageFrame({
    ...{ title, language, data, script, nonce },
    styles: [tableStyle],
    content: `<h1 class="spoken">${escaped(title)}</h1>
<div id="tools"></div>
<div class="scroller" id="table"></div>
<div id="asked"></div>`,
  });

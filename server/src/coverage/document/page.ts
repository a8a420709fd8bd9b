import type { Blocks } from '../../document/blocks.ts';
import { day } from '../../document/dates.ts';
import type { Document, Part } from '../../document/document.ts';
import type { Text } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { say as words } from './words.ts';

const say = defineMessages('coverage.page', {
  system: 'Quality management system',
  overview: 'Overview',
  madeFrom: 'Made from the records of {organization} as of {date}.',
  madeHere: 'Made from the records of this repository as of {date}.',
  rests: 'Titles and sentences on clauses are in our own words; the text of the standard holds.',
  header: '{organization} · {title}',
});

/** Whose a page is, and of which day. */
interface Made {
  readonly organization: string | null;
  readonly asOf: string;
}

/** The organization, or what stands for it where it has no name. */
export const organizationOf = ({ organization }: Made): Text => organization ?? say.system();

/** A section of a page, under its anchor. */
export const sectionOf = (id: string, title: Text, blocks: Blocks): Part => ({
  id,
  title,
  kind: 'section',
  chapter: null,
  onPaper: false,
  blocks,
});

/** One of the pages on clauses: what stands first, and its sections. */
export function pageOf(made: Made, title: Text, overview: Blocks, sections: readonly Part[]): Document {
  const { organization, asOf } = made;
  const date = day(asOf);
  return {
    title,
    of: organizationOf(made),
    parts: [{ ...sectionOf('overview', say.overview(), overview), kind: 'front' }, ...sections],
    leftOut: null,
    colophon: [
      organization === null ? say.madeHere({ date }) : say.madeFrom({ organization, date }),
      say.rests(),
    ],
    margins: {
      left: organization === null ? title : say.header({ organization, title }),
      right: words.asOf({ date }),
      foot: null,
    },
    anchors: new Map(),
  };
}

import { type Blocks, paragraph, table } from '../../../document/blocks.ts';
import { day } from '../../../document/dates.ts';
import { capital, code, type Inline, id } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { RecordEntry } from '../../model.ts';
import { more } from '../nothing.ts';
import { shared } from '../shared.ts';
import { sourceOf, type View } from '../view.ts';
import { words, wordsOrNone } from '../words.ts';

const say = defineMessages('pack.records', {
  lead: 'The review, what it cites, and what else these pages show, with digests as of {date}. Of each digest the first twelve characters are shown; the pack as data holds them whole.',
  caption: 'Records cited',
  version: 'Version',
  status: 'Status',
  source: 'Source',
  digest: 'Digest',
});

/** The first characters of a digest: enough to set one text apart from another, short enough for a line. */
const shortDigest = (digest: string): string => digest.replace(/^sha256-/, '').slice(0, 12);

/** Every record cited or shown, with version, digest and source line. A status is of today: a pack of another day has none. */
export function citedRecords(view: View): Blocks {
  const { asOf, made, appendix } = view.pack;
  const { records } = appendix;
  const isPresent = asOf >= made.on;
  return [
    paragraph(say.lead({ date: day(made.on) }), 'quiet'),
    table(
      say.caption(),
      [
        { title: shared.record() },
        { title: say.version(), numeric: true },
        { title: say.status() },
        { title: say.source() },
        { title: say.digest() },
      ],
      records.items.map((each) => ({
        source: sourceOf(each.link),
        id: view.anchors.place(each.link, 'record'),
        cells: [
          titled(each),
          each.link.version,
          isPresent ? wordsOrNone(each.status) : null,
          code(`${each.link.file}${each.line === null ? '' : `:${each.line}`}`),
          each.digest === null ? null : code(shortDigest(each.digest), 'digest'),
        ],
      })),
      { layout: 'lines', quietCaption: true },
    ),
    more(records),
  ];
}

const titled = ({ link }: RecordEntry): Inline => [link.title ?? capital(words(link.type)), ' ', id(link.id)];

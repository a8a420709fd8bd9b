import { day } from '../../document/dates.ts';
import type { Document } from '../../document/document.ts';
import { code, type Inline, id, sentence, type Text } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Pack } from '../model.ts';
import type { PackCopy } from './copies.ts';
import { untitled } from './page-one/head.ts';
import { partsOf } from './parts.ts';
import type { SectionMemory } from './section-memory.ts';
import { viewOf } from './view.ts';

const say = defineMessages('pack.document', {
  header: '{organization} · {title}',
  record: '{id}, as of {date}',
  recordOfVersion: '{id}, version {version}, as of {date}',
  digest: 'Record {digest}',
  madeFrom: 'Made from the records of {organization} as of {date}.',
  madeHere: 'Made from the records of this repository as of {date}.',
  review: 'Review {id}.',
  reviewVersion: 'Review {id}, version {version}.',
  reviewDigest: 'Review {id}: {digest}.',
  reviewVersionDigest: 'Review {id}, version {version}: {digest}.',
  thisPack: 'This pack: {digest}.',
  meeting:
    'This copy is for the meeting and leaves out the appendix. It holds leadership figures, engagement and results, sign-offs, exceptions, findings, readings and the records cited with their digests. The command qms pack {id} makes the whole pack.',
  brief:
    'This copy is brief: page one and what is to be decided. What stands behind it is in the copy for the meeting, and all of it in the whole pack, which the command qms pack {id} makes.',
});

export interface PackDocumentOptions {
  /** Digest of the whole pack, `sha256-…`, shown at the end. */
  readonly packDigest?: string;
  /** How much of the pack the copy holds, the whole of it where nothing is said; one that holds less says so. */
  readonly copy?: PackCopy;
  /** Where the pages of one review are made again and again in one copy. */
  readonly memory?: SectionMemory | undefined;
}

/** The pages of a review's pack, as what every format is written from. */
export function packDocument(
  pack: Pack,
  { packDigest, copy = 'archive', memory }: PackDocumentOptions = {},
): Document {
  const view = viewOf(pack, copy, memory);
  const { link } = pack.review;
  const title = link.title ?? untitled();
  const digest = reviewDigest(pack);
  const leftOut = copy === 'archive' ? null : say[copy]({ id: link.id });
  return {
    title,
    of: pack.organization ?? link.id,
    parts: partsOf(view),
    leftOut,
    colophon: [
      madeFrom(pack),
      review(pack, digest),
      packDigest === undefined ? null : sentence(say.thisPack, { digest: code(packDigest, 'digest') }),
      leftOut,
    ],
    margins: {
      left: pack.organization === null ? title : say.header({ organization: pack.organization, title }),
      right: recordWords(pack),
      foot: digest === null ? null : say.digest({ digest }),
    },
    anchors: view.anchors.all,
  };
}

function madeFrom({ organization, asOf }: Pack): Text {
  const date = day(asOf);
  return organization === null ? say.madeHere({ date }) : say.madeFrom({ organization, date });
}

function recordWords({ review: { link }, asOf }: Pack): Text {
  const said = { id: link.id, date: day(asOf) };
  return link.version === null ? say.record(said) : say.recordOfVersion({ ...said, version: link.version });
}

function review({ review: { link } }: Pack, kept: string | null): Inline {
  const own = { id: id(link.id) };
  const digest = kept === null ? null : code(kept, 'digest');
  const { version } = link;
  if (version === null)
    return digest === null ? sentence(say.review, own) : sentence(say.reviewDigest, { ...own, digest });
  return digest === null
    ? sentence(say.reviewVersion, { ...own, version })
    : sentence(say.reviewVersionDigest, { ...own, version, digest });
}

/** The digest of the review's record, or null when the pack does not list it. */
function reviewDigest({ review: { link }, appendix }: Pack): string | null {
  const own = appendix.records.items.find(
    (each) => each.link.id === link.id && each.link.version === link.version,
  );
  return own?.digest ?? null;
}

import { type Blocks, type Notice, paragraph } from '../../document/blocks.ts';
import { button, type Inline, joined, quiet, strong } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Finding } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Path } from '../../model/text.ts';
import { displayPath } from '../../records/display-path.ts';
import type { Pack } from '../model.ts';

/** Findings and fixes shown of one pack; the list of problems has them all. */
const mostFindings = 200;
const mostFixes = 3;

const say = defineMessages('pack.preview', {
  error: 'Error:',
  warning: 'Warning:',
  information: 'Information:',
  show: 'Show in the file',
  more: 'and {count, number} more findings, see Problems',
});

const severities = { error: say.error, warning: say.warning, information: say.information } as const;

/** Where in the pages a finding belongs: an item made from a record and path, or an input that has no section. */
interface Target {
  readonly record: string;
  readonly path: string;
  readonly input: string | null;
}

const isBelow = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);

function targetOf(
  { record = '', path }: Finding,
  pack: Pack,
  reviews: ReadonlyMap<string, QmsRecord>,
): Target {
  const review = reviews.get(record);
  const none: Target = { record, path: '', input: null };
  if (review === undefined) return none;
  const places: readonly Path[] = [
    ...pack.inputs.filter(({ link }) => link.id === record).map(({ link }) => link.path),
    ...pack.decisions.items.filter(({ link }) => link.id === record).map(({ link }) => link.path),
  ];
  const place = places.find((each) => isBelow(path, displayPath(review.data, each)));
  if (place !== undefined) return { ...none, path: place.join('.') };
  const missing = pack.readiness?.inputs.find(({ key }) =>
    isBelow(path, displayPath(review.data, ['inputs', key])),
  );
  return missing === undefined ? none : { ...none, input: missing.key };
}

function noticeOf(found: Finding, { record, path, input }: Target): Notice {
  const { severity, rule, message, fingerprint, file, fixes } = found;
  return {
    is: 'notice',
    tone: severity,
    of: joined([strong(severities[severity]()), message, quiet(rule)], ' '),
    ways: [
      ...fixes
        .slice(0, mostFixes)
        .map(({ title }, index): Inline => button(title, { fix: fingerprint, index: String(index) })),
      button(say.show(), { see: fingerprint }),
    ],
    data: {
      finding: fingerprint,
      in: file,
      'for-record': record,
      'for-path': path,
      'for-input': input ?? '',
    },
  };
}

/**
 * The findings on a pack's records with their fixes, each naming the item it is to stand next to.
 *
 * @param reviews the review and its parts, by id
 */
export function previewFindings(
  pack: Pack,
  findings: readonly Finding[],
  reviews: ReadonlyMap<string, QmsRecord>,
): Blocks {
  const cited = new Set(pack.appendix.records.items.map(({ link }) => link.id));
  const own = findings.filter(({ record }) => record !== undefined && cited.has(record));
  const shown = own
    .toSorted((left, right) => Number(reviews.has(right.record!)) - Number(reviews.has(left.record!)))
    .slice(0, mostFindings);
  const more = own.length - shown.length;
  return [
    shown.map((each) => noticeOf(each, targetOf(each, pack, reviews))),
    more > 0 ? paragraph(say.more({ count: more }), 'more') : null,
  ];
}

/**
 * The finding that is asked about in a preview of a pack.
 * @param file the file it stands in: versions of a record have one id and so one fingerprint
 */
export const findingIn = (
  findings: readonly Finding[],
  fingerprint: string,
  file: string,
): Finding | undefined => findings.find((each) => each.fingerprint === fingerprint && each.file === file);

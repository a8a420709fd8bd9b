import type { Finding, Severity } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Path } from '../../model/text.ts';
import { displayPath } from '../../records/display-path.ts';
import type { Pack } from '../model.ts';
import { number } from '../render/format.ts';
import { html, type Markup } from '../render/html.ts';

/** Findings and fixes shown of one pack; the list of problems has them all. */
const mostFindings = 200;
const mostFixes = 3;

const severityWords: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  information: 'Information',
};

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

function finding(found: Finding, { record, path, input }: Target): Markup {
  const { severity, rule, message, fingerprint, file, fixes } = found;
  return html`<div class="found ${severity}" role="note" data-finding="${fingerprint}" data-in="${file}" data-for-record="${record}" data-for-path="${path}" data-for-input="${input ?? ''}">
<p><b>${severityWords[severity]}:</b> ${message} <span class="muted">${rule}</span></p>
<p class="ways">${fixes
    .slice(0, mostFixes)
    .map(
      ({ title }, index) =>
        html`<button type="button" data-fix="${fingerprint}" data-index="${index}">${title}</button>`,
    )}<button type="button" data-see="${fingerprint}">Show in the file</button></p>
</div>`;
}

/**
 * The findings on a pack's records with their fixes, each naming the item it is to stand beside. Titles
 * and messages are escaped like everything in a pack.
 *
 * @param reviews the review and its parts, by id
 */
export function previewFindings(
  pack: Pack,
  findings: readonly Finding[],
  reviews: ReadonlyMap<string, QmsRecord>,
): Markup {
  const cited = new Set(pack.appendix.records.items.map(({ link }) => link.id));
  const own = findings.filter(({ record }) => record !== undefined && cited.has(record));
  const shown = own
    .toSorted((left, right) => Number(reviews.has(right.record!)) - Number(reviews.has(left.record!)))
    .slice(0, mostFindings);
  const more = own.length - shown.length;
  return html`<div id="preview-findings" class="preview-findings">${shown.map((each) => finding(each, targetOf(each, pack, reviews)))}${
    more > 0 ? html`<p class="more">and ${number(more)} more findings, see Problems</p>` : null
  }</div>`;
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

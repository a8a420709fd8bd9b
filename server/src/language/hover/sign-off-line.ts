import { weaknessOf } from '../../domain/evidence/counting.ts';
import { nextStep } from '../../domain/evidence/next-step.ts';
import { changedSince } from '../../domain/evidence/signed-text.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { dueDemands, missingDemands } from '../../domain/sign-off/gaps.ts';
import { meaningDone } from '../../domain/words/meanings.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import { hasDigest, type SignOffBlock } from '../../records/sign-offs.ts';
import { idsOf } from '../../records/values.ts';
import type { Project } from '../../workspace/project.ts';
import { escapeMarkdown } from '../markdown-text.ts';
import { personName } from '../people.ts';

const say = defineMessages('hover.sign-off', {
  none: 'none needed now',
  approvedIn: 'approved in {review}',
  approvedInChanged: 'approved in {review}, changed since',
  approvedInChangedLinked: 'approved in {review}, changed since ({link})',
  approvedInOpen: 'to be approved in {review}, which is not approved itself',
  withRegister: 'with its register {line}',
  missing:
    'still to be {meaning} ({by, select, anyone {by anyone whose role may} authority {by the authority it names} other {by its owner}})',
  missingFromRoles: 'still to be {meaning} (by {roles})',
  missingFromTop: 'still to be {meaning} (by top management)',
  dated: '{signed} by {person} on {date} – {state}',
  undated: '{signed} by {person} – {state}',
  nobody: 'nobody named',
  unbound: 'not bound to the content',
  fits: 'fits the content',
  weak: 'fits the content, does not count yet ({step})',
  notShown: 'cannot be shown to fit the content ({step})',
  fitsNoLonger: 'no longer fits the content',
  fitsNoLongerLinked: 'no longer fits the content ({link})',
  changes: 'show what changed',
});

/** Where links in a hover lead, as far as the client follows them. */
export interface HoverLinks {
  /** Shows what a sign-off, named by its digest, was given for. */
  readonly changes?: (record: QmsRecord, digest: string) => string;
}

/** Whether and by whom a record is signed, and whether the signatures still fit; what it needs when they are missing. */
export function signOffLine(record: QmsRecord, project: Project, links: HoverLinks = {}): string {
  const { queries, store, language } = project;
  const { text } = language;
  const register = record.register === null ? undefined : store.record(record.register);
  const due = dueDemands(record, queries).map(({ gap }) => gap.kind);
  const inReview = due.includes('not-signed')
    ? say.approvedInOpen
    : due.includes('changed')
      ? changedDecision(record, project, links)
      : say.approvedIn;
  const lines = [
    ...blockLines(record, project, links),
    ...idsOf(record.data['approvedIn']).map((review) => inReview({ review: escapeMarkdown(review) })),
    ...(register === undefined
      ? []
      : blockLines(register, project, links).map((line) => say.withRegister({ line }))),
  ];
  if (isReportedMissing(record, project))
    lines.push(...missingDemands(record, queries).map(({ demand }) => missingWords(demand)));
  return lines.length === 0 ? text(say.none()) : lines.map(text).join('; ');
}

/** A decision that approved another content, with a link to that where it is known. */
function changedDecision(record: QmsRecord, { queries, language }: Project, { changes }: HoverLinks) {
  const digest = changedSince(record, queries).find(({ review }) => review !== null)?.digest;
  if (changes === undefined || digest === undefined) return say.approvedInChanged;
  const link = `[${language.text(say.changes())}](${changes(record, digest)})`;
  return (named: { readonly review: string }) => say.approvedInChangedLinked({ ...named, link });
}

function missingWords({ meaning, by, roles }: Demand): Message {
  const done = { meaning: meaningDone(meaning) };
  if (by === 'top-management') return say.missingFromTop(done);
  return by === 'roles'
    ? say.missingFromRoles({ ...done, roles: listed(roles) })
    : say.missing({ ...done, by });
}

/** The sign-offs that are judged, each with whether it fits what stands there now. */
function blockLines(
  record: QmsRecord,
  { queries, language }: Project,
  { changes }: HoverLinks,
): readonly Message[] {
  const changed = new Map(
    changedSince(record, queries)
      .filter(({ review }) => review === null)
      .map(({ block, digest }) => [block.index, digest]),
  );
  const state = (block: SignOffBlock): Message => {
    if (!hasDigest(block)) return say.unbound();
    const weakness = weaknessOf(record, block, queries);
    if (weakness === null) return say.fits();
    if (weakness.kind !== 'changed') {
      const step = nextStep({ record, block, weakness });
      return weakness.kind === 'not-shown' ? say.notShown({ step }) : say.weak({ step });
    }
    const digest = changed.get(block.index);
    if (changes === undefined || digest === undefined) return say.fitsNoLonger();
    const link = `[${language.text(say.changes())}](${changes(record, digest)})`;
    return say.fitsNoLongerLinked({ link });
  };
  return currentBlocks(record, queries).map((block) => {
    const signed = meaningDone(block.meaning);
    const person = block.by === null ? say.nobody() : escapeMarkdown(personName(queries, block.by));
    return block.date === null
      ? say.undated({ signed, person, state: state(block) })
      : say.dated({ signed, person, date: escapeMarkdown(block.date), state: state(block) });
  });
}

/** Whether the record is signed as it must be is for the rules to say; here it is only shown. */
function isReportedMissing({ file, id }: QmsRecord, project: Project): boolean {
  const published = project.findingsOf(file);
  return [...(published?.findings ?? []), ...(published?.suppressed ?? [])].some(
    (finding) => finding.rule === 'signoff-missing' && finding.record === id,
  );
}

import { factsAfter } from '../domain/sign-off/facts-after.ts';
import { typeAndId } from '../domain/words/records.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { QmsRecord } from '../model/record.ts';
import { displayPath } from '../records/display-path.ts';
import { cancels, signOffBlocks } from '../records/sign-offs.ts';
import type { Project } from '../workspace/project.ts';
import { isSyntaxFault } from './file-text.ts';
import { Refusal } from './refusal.ts';

const say = defineMessages('sign.fit', {
  noDigest: 'No digest can be taken of the {record}. {reason}',
  brokenFile: '{file} must be repaired before it is signed. {reason}',
  broken: 'The {record} must be repaired before it is signed. {reason}',
  future:
    '`{field}` of the {record} is {day}, later than the signing on {date}. Correct that day, or sign on it or later. Nobody can have signed what had not happened.',
});

/** Faults of form that no setting of qms.yaml makes fit to be signed. */
const formRules: ReadonlySet<string> = new Set(['schema', 'type-unknown', 'id-format']);

/** Parts of a record that no sign-off to come can mend or is about: the sign-offs that are there. */
const isOfSignOffs = (path: string): boolean => /^signOffs\b/.test(path);

/**
 * Throws a {@link Refusal} for a record whose own faults have to be repaired before it is signed: text of which no
 * digest exists, and every error in the text of the record itself (an unfinished merge, a broken image, a reference
 * that leads nowhere), or of an item of the register. Whoever rejects a record may do so because of its faults.
 * @param project with its findings published
 */
export function requireSignable(record: QmsRecord, meaning: string, project: Project): void {
  const odd = record.oddities.find(({ blocksDigest }) => blocksDigest);
  if (odd !== undefined) throw new Refusal(say.noDigest({ record: typeAndId(record), reason: odd.message }));
  const issues = project.store.factsOf(record.file)?.issues ?? [];
  const syntax = issues.find(({ rule }) => isSyntaxFault(rule));
  if (syntax !== undefined) throw new Refusal(say.brokenFile({ file: record.file, reason: syntax.message }));
  if (cancels({ meaning })) return;
  const isOwn = ({ ordinal, register }: QmsRecord): boolean =>
    ordinal === record.ordinal || register === record.key;
  const own = (project.store.factsOf(record.file)?.records ?? []).filter(isOwn);
  const ordinals = new Set(own.map(({ ordinal }) => ordinal));
  const fault = issues.find(
    (issue) =>
      issue.ordinal !== null &&
      ordinals.has(issue.ordinal) &&
      issue.path[0] !== 'signOffs' &&
      (issue.rule === 'placeholder'
        ? issue.severity === 'error'
        : formRules.has(issue.rule) && issue.severity !== 'warning'),
  );
  const ids = new Set(own.map(({ id }) => id));
  const { findings = [], suppressed = [] } = project.findingsOf(record.file) ?? {};
  // What the baseline holds is still at fault: it is old debt, and no decision that somebody signed.
  const held = suppressed.filter(({ suppressedBy }) => suppressedBy.kind === 'baseline');
  const error = [...findings, ...held].find(
    (finding) =>
      finding.severity === 'error' &&
      finding.record !== undefined &&
      ids.has(finding.record) &&
      !isOfSignOffs(finding.path) &&
      isAboutText(finding.rule, project),
  );
  const reason = fault?.message ?? error?.message;
  if (reason !== undefined) throw new Refusal(say.broken({ record: typeAndId(record), reason }));
}

/**
 * Rules about the text of one record: what is broken in it. Whether its content is enough is for those who sign to
 * judge, and what the whole system lacks is no fault of the record it is shown at.
 */
function isAboutText(id: string, project: Project): boolean {
  const rule = project.ruleOf(id);
  return rule !== undefined && rule.basis === 'technical' && rule.scope !== 'repository';
}

/** Throws a {@link Refusal} when the last sign-off of a record covers something that happened after its day. */
export function requireAfterContent(record: QmsRecord): void {
  const block = signOffBlocks(record.data).at(-1);
  const [first] = block === undefined ? [] : factsAfter(record, block);
  if (first === undefined || block?.date == null) return;
  const field = displayPath(record.data, first.path);
  throw new Refusal(
    say.future({ record: typeAndId(record), date: block.date, field, day: String(first.value) }),
  );
}

import { changedSince } from '../../../domain/evidence/signed-text.ts';
import { shortfallWords } from '../../../domain/evidence/words.ts';
import { isOfOtherVersion } from '../../../domain/sign-off/blocks.ts';
import { dueDemands } from '../../../domain/sign-off/gaps.ts';
import { importedDue } from '../../../domain/sign-off/imported.ts';
import { possibleSigners } from '../../../domain/sign-off/possible-signers.ts';
import { shortNameOf, stillToSign } from '../../../domain/sign-off/still-to-sign.ts';
import { waitingSince } from '../../../domain/sign-off/waiting-since.ts';
import { canPutInForce } from '../../../domain/sign-off/way-in.ts';
import { meaningDone } from '../../../domain/words/meanings.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import type { IsoDate } from '../../../model/configuration.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Message } from '../../../model/message.ts';
import type { Queries } from '../../../model/queries.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { displayPath } from '../../../records/display-path.ts';
import { type SignOffBlock, signOffBlocks } from '../../../records/sign-offs.ts';
import type { Project } from '../../../workspace/project.ts';
import type { DueSignOff } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import { recordSummaries, recordSummary } from './record-summaries.ts';

const say = defineMessages('server.due', {
  changed: '{person}, {signed} {date}',
  since: '{why} since {date}',
  missing: 'missing',
  nextVersion: 'new version, not signed',
  stale: 'changed',
  late: 'late',
  notEntitled: 'by somebody else',
  day: 'day in doubt',
  unbound: 'not bound to the content',
  weak: 'evidence too weak',
  own: 'by the author alone',
  meaning: 'means too little',
  order: 'out of order',
  before: 'older than the content',
  doubt: 'in doubt',
  who: '{people}',
});

/**
 * Sign-offs that are missing, stale, in doubt or below the evidence asked for: the findings of the rules on them, and
 * what came in with an import, of which one finding speaks for all.
 */
export async function signOffsDue(session: RootSession, project: Project): Promise<DueSignOff[]> {
  const { queries, store } = project;
  const { text } = session.language;
  const nextOf = (record: QmsRecord): string => {
    const open = stillToSign(record, queries);
    return open === null ? '' : text(open);
  };
  const found = project.outcome().findings.flatMap((finding): DueSignOff[] => {
    const record =
      project.ruleOf(finding.rule)?.voidsExceptions === true ? recordOf(finding, project) : undefined;
    if (record === undefined) return [];
    const { rule, severity, message, range } = finding;
    const block = rule === 'signoff-stale' ? blockOf(finding, record) : undefined;
    const changed = changedSince(record, queries).find(({ block: { index }, review }) =>
      block === undefined
        ? rule === 'signoff-stale' && review !== null
        : review === null && index === block.index,
    );
    const next = nextOf(record);
    const since =
      rule === 'signoff-stale' ? (changed?.since?.commit?.author.date ?? null) : waitingSince(record);
    return [
      {
        why: text(whyWords(rule, record, since)),
        who: text(whoWords(record, queries)),
        record: recordSummary(session, project, record, range),
        ...{ rule, severity, message, next, range },
        line: block === undefined ? next || message : changedLine(block, message, project),
        changed: changed?.digest ?? null,
        canPutInForce: canPutInForce(record),
      },
    ];
  });
  const imported = importedDue(store.records.values(), queries);
  const summaries = await recordSummaries(
    session,
    project,
    imported.map(({ record }) => record),
  );
  return [
    ...found,
    ...imported.map(({ record, shortfall }): DueSignOff => {
      const summary = summaries.get(record.key)!;
      const message = text(shortfallWords(shortfall, queries));
      const next = nextOf(record);
      return {
        record: summary,
        rule: 'signoff-evidence-unknown',
        severity: 'error',
        ...{ message, next, line: next || message },
        why: text(whyWords('signoff-evidence-unknown', record, null)),
        who: text(whoWords(record, queries)),
        range: summary.range,
        changed: null,
        canPutInForce: canPutInForce(record),
      };
    }),
  ];
}

const whys: Readonly<Record<string, () => Message>> = {
  'signoff-missing': say.missing,
  'signoff-stale': say.stale,
  'signoff-late': say.late,
  'signoff-role': say.notEntitled,
  'signoff-not-leadership': say.notEntitled,
  'signoff-date': say.day,
  'signoff-digest-missing': say.unbound,
  'signoff-evidence-weak': say.weak,
  'signoff-evidence-unknown': say.weak,
  'signoff-self': say.own,
  'signoff-meaning': say.meaning,
  'signoff-order': say.order,
  'signoff-before-content': say.before,
};

/** Why something is due, with since when; of a version that follows a signed one, that it is new. */
function whyWords(rule: string, record: QmsRecord, since: IsoDate | null): Message {
  const isNext =
    rule === 'signoff-missing' && signOffBlocks(record.data).some((block) => isOfOtherVersion(record, block));
  const why = isNext ? say.nextVersion() : (whys[rule] ?? say.doubt)();
  const isTimed = rule === 'signoff-missing' || rule === 'signoff-stale';
  return since === null || !isTimed ? why : say.since({ why, date: since });
}

/** So many who may sign are named. */
const mostNamed = 3;

/** Who may give the sign-off that comes next. */
function whoWords(record: QmsRecord, queries: Queries): Message {
  const [first] = dueDemands(record, queries);
  const persons = first === undefined ? [] : possibleSigners(record, first.demand, queries);
  return say.who({
    people: listed(
      persons.map((id) => shortNameOf(id, queries)),
      'or',
      mostNamed,
    ),
  });
}

const recordOf = ({ record, file }: Finding, project: Project): QmsRecord | undefined =>
  record === undefined ? undefined : project.store.factsOf(file)?.records.find(({ id }) => id === record);

/** The sign-off that a finding is about, by the digest it points at. */
const blockOf = ({ path }: Finding, { data }: QmsRecord): SignOffBlock | undefined =>
  signOffBlocks(data).find(({ index }) => displayPath(data, ['signOffs', index, 'digest']) === path);

function changedLine({ by, date, meaning }: SignOffBlock, message: string, project: Project): string {
  if (by === null || date === null) return message;
  const person = shortNameOf(by, project.queries);
  return project.language.text(say.changed({ date, signed: meaningDone(meaning), person }));
}

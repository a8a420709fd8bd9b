import {
  type Blocks,
  entry,
  heading,
  list,
  listOf,
  paragraph,
  prose,
  table,
} from '../../../document/blocks.ts';
import { day, span } from '../../../document/dates.ts';
import { number } from '../../../document/figures.ts';
import {
  capital,
  type Inline,
  id,
  joined,
  quiet,
  sentence,
  type Text,
  tag,
} from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { AuditEntry, Audits, Cited, ProgrammeEntry } from '../../model.ts';
import { idLink, named, titleOf } from '../names.ts';
import { more } from '../nothing.ts';
import { shared } from '../shared.ts';
import { sourceOf, type View } from '../view.ts';
import { words, wordsOrNone } from '../words.ts';

const say = defineMessages('pack.audits', {
  none: 'No audit was held in the period.',
  held: '{count, plural, one {#\u00a0audit} other {#\u00a0audits}} held.',
  allAudited: 'No process has gone without an internal audit for longer than its audit cycle.',
  someMissing:
    'Of {processes, plural, one {#\u00a0process} other {#\u00a0processes}} {missing, plural, one {# was} other {# were}} in no internal audit within the audit cycle.',
  programme: '{programme}: {progress}',
  programmeOf: '{programme}, {period}: {progress}',
  noneDue: 'no audit was due yet',
  heldOfDue:
    '{held, number} of {due, plural, one {#\u00a0audit} other {#\u00a0audits}} due so far {held, plural, one {was} other {were}} held',
  notAudited: 'not audited within the cycle',
  byGrade: 'Audit findings by grade',
  grade: 'Grade',
  stillOpen: 'Still open',
  withoutAnswer: 'Without an answer',
  objectives: 'What it was to find out',
  strengths: 'Strengths',
  noAnswer: 'no answer on record',
  closed: 'closed',
});

/** How many audits were held, and whether every process was within its cycle. */
export function auditWords({ held, processes, notAudited }: Audits): readonly Text[] {
  const lead = held === 0 ? say.none() : say.held({ count: held });
  if (processes === 0) return [lead];
  const missing = notAudited.items.length + notAudited.more;
  return [lead, missing === 0 ? say.allAudited() : say.someMissing({ processes, missing })];
}

/** How far an audit programme was followed by the day of the pack. */
export const programmeWords = ({ due, held }: Pick<ProgrammeEntry, 'due' | 'held'>): Text =>
  due === 0 ? say.noneDue() : say.heldOfDue({ held, due });

/** Audits of the period and what they found. */
export function audits(view: View): Blocks {
  const { audits: found } = view.pack;
  return [
    paragraph(joined(auditWords(found), ' ')),
    listOf(
      found.programmes.items.map((each) => ({
        cells: [programme(view, each)],
        source: sourceOf(each.link),
      })),
    ),
    more(found.programmes),
    found.notAudited.items.length === 0
      ? null
      : paragraph([
          tag(say.notAudited(), 'warn'),
          ' ',
          joined(
            found.notAudited.items.map((each) => named(view, each)),
            ', ',
          ),
        ]),
    table(
      say.byGrade(),
      [
        { title: say.grade() },
        { title: shared.number(), numeric: true },
        { title: say.stillOpen(), numeric: true },
        { title: say.withoutAnswer(), numeric: true },
      ],
      found.findings.map(({ grade, count, open, unanswered }) => ({
        cells: [capital(words(grade)), number(count), number(open), number(unanswered)],
      })),
    ),
    found.entries.items.map((each) => auditEntry(view, each)),
    more(found.entries),
  ];
}

const auditEntry = (view: View, audit: AuditEntry): Blocks =>
  entry({
    source: sourceOf(audit.link),
    blocks: [
      heading(named(view, audit.link)),
      paragraph(
        joined([wordsOrNone(audit.kind), daysOf(audit), joined(audit.processes.map(titleOf), ', ')], ' · '),
        'quiet',
      ),
      audit.auditObjectives.length === 0
        ? null
        : [paragraph(say.objectives(), 'label'), list(audit.auditObjectives)],
      prose(audit.summary),
      list(audit.findings.map((each) => finding(view, each))),
      audit.strengths.length === 0 ? null : [paragraph(say.strengths(), 'label'), list(audit.strengths)],
    ],
  });

function daysOf({ date, dateTo }: AuditEntry): Text | null {
  if (date === null) return null;
  return dateTo === null || dateTo === date ? day(date) : span({ from: date, to: dateTo });
}

function programme(view: View, found: ProgrammeEntry): Inline {
  const said = { programme: named(view, found.link), progress: programmeWords(found) };
  return found.period === null
    ? sentence(say.programme, said)
    : sentence(say.programmeOf, { ...said, period: span(found.period) });
}

type Finding = AuditEntry['findings'][number];

const finding = (view: View, found: Finding): Inline =>
  joined([id(found.id), gradeTag(found), found.statement, answer(view, found)], ' ');

const gradeTag = ({ grade }: Finding): Inline =>
  grade === null ? null : tag(words(grade), grade === 'major' ? 'bad' : grade === 'minor' ? 'warn' : 'plain');

/** What a finding led to, by id: the titles would say the finding once more. */
function answer(view: View, { nonconformity, action, opportunity, open, grade }: Finding): Inline {
  const given = [nonconformity, action, opportunity].filter((each): each is Cited => each !== null);
  if (given.length === 0) return grade === null || grade === 'positive' ? null : quiet(say.noAnswer());
  return joined(
    [
      joined(
        given.map(({ to, written }) => idLink(view, to?.id ?? written, to?.version ?? null)),
        ', ',
      ),
      open === null ? null : quiet(open ? words('open') : say.closed()),
    ],
    ' ',
  );
}

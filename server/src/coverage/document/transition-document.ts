import { type Blocks, heading, list, paragraph, table } from '../../document/blocks.ts';
import { day } from '../../document/dates.ts';
import type { Document, Part } from '../../document/document.ts';
import {
  type Element,
  type Inline,
  id,
  item,
  joined,
  lines,
  quiet,
  strong,
  type Tone,
  tag,
} from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import { sourceOf } from '../../pack/document/view.ts';
import type { Source } from '../../standards/sources.ts';
import type { Link } from '../model.ts';
import type { ChangeCoverage, StepCoverage, TransitionCoverage, TransitionWarning } from '../transition.ts';
import { evidenceCell } from './evidence.ts';
import { organizationOf, pageOf, sectionOf } from './page.ts';
import type { CoveragePages } from './pages.ts';
import { say as words } from './words.ts';

export const say = defineMessages('coverage.transition', {
  title: 'Transition to {edition}',
  steps:
    '{done, number} of {of, plural, one {# step} other {# steps}} {done, plural, one {is} other {are}} done, {begun, number} begun.',
  changes:
    'Of {of, plural, one {# change that asks} other {# changes that ask}} for something on record, {shown, number} {shown, plural, one {is} other {are}} shown.',
  judgedFrom: 'Records are judged by {edition} from {date} on.',
  notNamed: 'qms.yaml does not name {edition} yet. Records are judged by {old}.',
  certificateOld: 'The certificate on record is to {standard}, valid until {date}.',
  certificateOldOpen: 'The certificate on record is to {standard}.',
  certificateNew: 'The certificate on record is to {standard}.',
  noCertificate:
    'The scope in force has no certificate to {old} or {edition} on record. Enter one under `certificate` if there is one.',
  newOnly:
    'New certificates are given to {edition} only since {date}. The certificate on record is to {old}. Settle the transition audit now.',
  ended: 'Certificates to {old} have not counted since {date}. The certificate on record is one of them.',
  outlives:
    'The certificate on record is said to be valid beyond {date}. A certificate to {old} does not count after that day.',
  dates:
    'Published {published}. New certificates to {edition} only from {newOnly} on. Certificates to {old} count until {until}.',
  datesFrom: 'The day of publication is from {published}; the other days are from {until}.',
  stepsTitle: 'Steps',
  changesTitle: 'What is new, and what shows it',
  notAskedTitle: 'Not asked for',
  notAsked: 'What comes up in advertising, and {edition} does not ask for:',
  step: 'Step',
  stands: 'How it stands',
  records: 'Records',
  change: 'What is new',
  evidence: 'Evidence',
  done: 'done',
  begun: 'begun',
  toDo: 'to do',
  shown: 'shown by records',
  partly: 'shown in part',
  inWork: 'only in work',
  open: 'nothing here',
  nothingAsked: 'no record is asked for',
  wouldShow: 'Would show it: {ways}.',
  wouldShowNaming: 'Would show it: {ways}, naming {names}.',
  way: '{type} with {fields}',
  wayAlone: '{type}',
  action: '{action}, due {date}',
  atWork: 'At work: {actions}',
  source: '{what} ({sure, select, catalogue {sure} agreed {agreed by several} other {as reported}})',
});

const stepStates = {
  done: [say.done, 'good'],
  begun: [say.begun, 'warn'],
  'to-do': [say.toDo, 'plain'],
} as const satisfies Record<StepCoverage['state'], readonly [() => Message, Tone]>;

const changeStates = {
  shown: [say.shown, 'good'],
  partly: [say.partly, 'warn'],
  'in-work': [say.inWork, 'warn'],
  open: [say.open, 'bad'],
  'nothing-asked': [say.nothingAsked, 'plain'],
} as const satisfies Record<ChangeCoverage['state'], readonly [() => Message, Tone]>;

const tagOf = ([wording, tone]: readonly [() => Message, Tone]): Element => tag(wording(), tone);
export const stepWords = ({ state }: StepCoverage): Message => stepStates[state][0]();
export const changeWords = ({ state }: ChangeCoverage): Message => changeStates[state][0]();

/** How far the transition is, in sentences. */
export function transitionSentences(coverage: TransitionCoverage): readonly Message[] {
  const { steps, changes, from, to, firstDay, certificate } = coverage;
  const asked = changes.filter(({ state }) => state !== 'nothing-asked');
  const standard = certificate?.standard ?? '';
  return [
    say.steps({
      done: steps.filter(({ state }) => state === 'done').length,
      begun: steps.filter(({ state }) => state === 'begun').length,
      of: steps.length,
    }),
    say.changes({ shown: asked.filter(({ state }) => state === 'shown').length, of: asked.length }),
    firstDay === null
      ? say.notNamed({ edition: to.name, old: from.name })
      : say.judgedFrom({ edition: to.name, date: day(firstDay) }),
    certificate === null || certificate.edition === 'other'
      ? say.noCertificate({ old: from.name, edition: to.name })
      : certificate.edition === 'new'
        ? say.certificateNew({ standard })
        : certificate.validUntil === null
          ? say.certificateOldOpen({ standard })
          : say.certificateOld({ standard, date: day(certificate.validUntil) }),
  ];
}

/** What cannot wait, in sentences. */
export function warningSentences(coverage: TransitionCoverage): readonly Message[] {
  const { from, to, newCertificatesFrom, until } = coverage;
  const wordings: Readonly<Record<TransitionWarning, () => Message>> = {
    'new-certificates-only': () =>
      say.newOnly({ edition: to.name, old: from.name, date: day(newCertificatesFrom.day) }),
    ended: () => say.ended({ old: from.name, date: day(until.day) }),
    outlives: () => say.outlives({ old: from.name, date: day(until.day) }),
  };
  return coverage.warnings.map((warning) => wordings[warning]());
}

/** The dates of the transition, with where they come from. */
export const dateSentences = ({
  from,
  to,
  published,
  newCertificatesFrom,
  until,
}: TransitionCoverage): readonly Message[] => [
  say.dates({
    edition: to.name,
    old: from.name,
    published: day(published.day),
    newOnly: day(newCertificatesFrom.day),
    until: day(until.day),
  }),
  say.datesFrom({ published: published.source.what, until: until.source.what }),
];

const sourceWords = ({ what, sure }: Source): Message => say.source({ what, sure });

/** The way from one edition to the next. */
export const transitionDocument = (coverage: TransitionCoverage, how: CoveragePages = {}): Document =>
  pageOf(
    coverage,
    say.title({ edition: coverage.to.name }),
    overview(coverage),
    transitionParts(coverage, how),
  );

function transitionParts(coverage: TransitionCoverage, how: CoveragePages): readonly Part[] {
  const { to, notAsked } = coverage;
  const steps =
    how.onlyGaps === true ? coverage.steps.filter(({ state }) => state !== 'done') : coverage.steps;
  const changes =
    how.onlyGaps === true
      ? coverage.changes.filter(({ state }) => state !== 'shown' && state !== 'nothing-asked')
      : coverage.changes;
  return [
    sectionOf('transition-steps', say.stepsTitle(), stepTable(steps, how)),
    sectionOf('transition-changes', say.changesTitle(), changeTable(changes, how)),
    ...(how.onlyGaps === true || notAsked.length === 0
      ? []
      : [
          sectionOf('not-asked', say.notAskedTitle(), [
            paragraph(say.notAsked({ edition: to.name })),
            list(notAsked.map(({ title, source }) => [title, ' – ', quiet(sourceWords(source))])),
          ]),
        ]),
  ];
}

/** All of it as one section of another page. */
export const transitionChapter = (coverage: TransitionCoverage, how: CoveragePages): readonly Part[] => [
  sectionOf('transition', say.title({ edition: coverage.to.name }), [
    warningSentences(coverage).map((sentence) => paragraph(sentence, 'band')),
    paragraph(joined(transitionSentences(coverage), ' ')),
    paragraph(joined([...dateSentences(coverage), coverage.caution], ' '), 'context'),
    heading(say.stepsTitle()),
    stepTable(coverage.steps, how),
    heading(say.changesTitle()),
    changeTable(coverage.changes, how),
  ]),
];

const overview = (coverage: TransitionCoverage): Blocks => [
  {
    is: 'masthead',
    title: say.title({ edition: coverage.to.name }),
    owner: organizationOf(coverage),
    band: joined(warningSentences(coverage), ' '),
    when: words.asOf({ date: day(coverage.asOf) }),
    source: null,
  },
  paragraph(joined(transitionSentences(coverage), ' '), 'lead'),
  paragraph(joined([...dateSentences(coverage), coverage.caution], ' '), 'context'),
];

const shownLink = (link: Link, { isLive }: CoveragePages): Inline => {
  const shown = joined([link.title, id(link.id)], ' ');
  return isLive === true ? item(sourceOf(link), shown) : shown;
};

/** So many records of a step are named. */
const fewRecords = 5;

const stepTable = (steps: readonly StepCoverage[], how: CoveragePages): Blocks =>
  table(
    say.stepsTitle(),
    [{ title: say.step() }, { title: say.records() }, { title: say.stands() }],
    steps.map((step) => {
      const { items, more } = step.records;
      const left = items.length + more - fewRecords;
      return {
        cells: [
          lines(strong(step.title), quiet(step.hint)),
          lines(
            ...items.slice(0, fewRecords).map((link) => shownLink(link, how)),
            left > 0 ? quiet(words.andMore({ count: left })) : null,
          ),
          tagOf(stepStates[step.state]),
        ],
      };
    }),
    { quietCaption: true, layout: 'cards' },
  );

/** What a record would have to hold, in the words of schemas. */
export function wouldShow({ shownBy, names }: ChangeCoverage): Message {
  const ways = shownBy.map(({ type, fields }) =>
    fields.length === 0
      ? say.wayAlone({ type: `\`${type}\`` })
      : say.way({
          type: `\`${type}\``,
          fields: { items: fields.map((field) => `\`${field}\``), joint: 'and', most: fields.length },
        }),
  );
  const all = { items: ways, joint: 'or', most: ways.length } as const;
  if (names.length === 0) return say.wouldShow({ ways: all });
  const shown = names.map((name) => `\`${name}\``);
  return say.wouldShowNaming({ ways: all, names: { items: shown, joint: 'or', most: shown.length } });
}

const changeTable = (changes: readonly ChangeCoverage[], how: CoveragePages): Blocks =>
  table(
    say.changesTitle(),
    [{ title: say.change() }, { title: say.evidence() }, { title: say.stands() }],
    changes.map((change) => ({
      cells: [
        lines(
          [strong(change.label), ' ', change.title],
          quiet(change.summary),
          quiet(sourceWords(change.source)),
        ),
        lines(
          evidenceCell({ label: change.label, elsewhere: [], exclusions: [], records: change.records }, how),
          change.state === 'shown' || change.state === 'nothing-asked' ? null : quiet(wouldShow(change)),
          ...change.actions.items.map(({ link, due }) =>
            joined([shownLink(link, how), due === null ? null : quiet(day(due))], ' · '),
          ),
        ),
        tagOf(changeStates[change.state]),
      ],
    })),
    { quietCaption: true, layout: 'cards' },
  );

import type { Blocks } from '../../document/blocks.ts';
import type { Part } from '../../document/document.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { Pack } from '../model.ts';
import { type PackCopy, packCopies } from './copies.ts';
import { pageOne } from './page-one/page-one.ts';
import { audits } from './sections/audits.ts';
import { bottlenecks } from './sections/bottlenecks.ts';
import { chartData, hasCharts } from './sections/chart-data.ts';
import { citedRecords } from './sections/cited-records.ts';
import { competence } from './sections/competence.ts';
import { culture } from './sections/culture.ts';
import { customers } from './sections/customers.ts';
import { decisions } from './sections/decisions.ts';
import { engagement } from './sections/engagement.ts';
import { exceptions } from './sections/exceptions.ts';
import { findings } from './sections/findings.ts';
import { indicators } from './sections/indicators.ts';
import { inputs, toDecide } from './sections/inputs.ts';
import { leadership } from './sections/leadership.ts';
import { meeting, minutes } from './sections/meeting.ts';
import { nonconformities } from './sections/nonconformities.ts';
import { objectives } from './sections/objectives.ts';
import { objectivesAtAGlance } from './sections/objectives-at-a-glance.ts';
import { promises } from './sections/promises.ts';
import { readiness } from './sections/readiness.ts';
import { resources } from './sections/resources.ts';
import { risks } from './sections/risks.ts';
import { signOffs } from './sections/sign-offs.ts';
import { suppliers } from './sections/suppliers.ts';
import { topManagement } from './sections/top-management.ts';
import { inputsToDecide } from './to-decide.ts';
import type { View } from './view.ts';

const say = defineMessages('pack.parts', {
  pageOne: 'Page one',
  appendix: 'Appendix',
  toDecide: 'What is to be decided',
  readiness: 'What the minutes still lack',
  meeting: 'The review and its conclusion',
  glance: 'Objectives at a glance',
  topManagement: 'Leadership over the last reviews',
  promises: 'Decisions of the last review',
  inputs: 'Inputs',
  decisions: 'Decisions',
  objectives: 'Objectives',
  indicators: 'Indicators',
  customers: 'Complaints and satisfaction',
  nonconformities: 'Nonconformities and corrective actions',
  audits: 'Audits',
  suppliers: 'Suppliers',
  risks: 'Risks and opportunities',
  competence: 'Competence',
  resources: 'Resources asked and granted',
  bottlenecks: 'Bottlenecks',
  culture: 'Culture and communication',
  minutes: 'Minutes',
  leadership: 'Leadership figures',
  engagement: 'Engagement and results',
  signOffs: 'Sign-offs',
  exceptions: 'Exceptions and silenced findings',
  findings: 'Open findings',
  chartData: 'Readings of the charts',
  records: 'Records cited',
});

/** A section after page one. */
interface Section {
  /** Its anchor. */
  readonly id: string;
  readonly title: () => Message;
  /** Part of the appendix, which only the copy to keep holds. */
  readonly isAppendix?: true;
  /** The copies that hold it, where these are not those for the meeting and to keep. */
  readonly copies?: readonly PackCopy[];
  /** Shown on paper only, in place of what can only be opened on a screen. */
  readonly onPaper?: true;
  readonly applies?: (pack: Pack, copy: PackCopy) => boolean;
  readonly blocks: (view: View) => Blocks;
}

/** The sections in the order in which they are read. */
const sections: readonly Section[] = [
  {
    id: 'readiness',
    title: say.readiness,
    blocks: readiness,
    applies: (pack) => pack.readiness !== null,
  },
  {
    id: 'to-decide',
    title: say.toDecide,
    blocks: toDecide,
    copies: ['brief'],
    applies: (pack) => inputsToDecide(pack).length > 0,
  },
  { id: 'meeting', title: say.meeting, blocks: meeting },
  { id: 'objectives-at-a-glance', title: say.glance, blocks: objectivesAtAGlance },
  { id: 'top-management', title: say.topManagement, blocks: topManagement },
  { id: 'promises', title: say.promises, blocks: promises },
  { id: 'inputs', title: say.inputs, blocks: inputs },
  {
    id: 'decisions',
    title: say.decisions,
    blocks: decisions,
    copies: packCopies,
    applies: ({ decisions: found }, copy) => copy !== 'brief' || found.items.length > 0,
  },
  { id: 'objectives', title: say.objectives, blocks: objectives },
  { id: 'indicators', title: say.indicators, blocks: indicators },
  { id: 'customers', title: say.customers, blocks: customers },
  { id: 'nonconformities', title: say.nonconformities, blocks: nonconformities },
  { id: 'audits', title: say.audits, blocks: audits },
  { id: 'suppliers', title: say.suppliers, blocks: suppliers },
  { id: 'risks', title: say.risks, blocks: risks },
  { id: 'competence', title: say.competence, blocks: competence },
  { id: 'resources', title: say.resources, blocks: resources },
  { id: 'bottlenecks', title: say.bottlenecks, blocks: bottlenecks },
  { id: 'culture', title: say.culture, blocks: culture },
  { id: 'minutes', title: say.minutes, blocks: minutes, applies: (pack) => pack.review.minutes !== null },
  { id: 'leadership', title: say.leadership, isAppendix: true, blocks: leadership },
  { id: 'engagement', title: say.engagement, isAppendix: true, blocks: engagement },
  { id: 'sign-offs', title: say.signOffs, isAppendix: true, blocks: signOffs },
  { id: 'exceptions', title: say.exceptions, isAppendix: true, blocks: exceptions },
  { id: 'findings', title: say.findings, isAppendix: true, blocks: findings },
  {
    id: 'chart-data',
    title: say.chartData,
    isAppendix: true,
    onPaper: true,
    blocks: chartData,
    applies: hasCharts,
  },
  { id: 'records', title: say.records, isAppendix: true, blocks: citedRecords },
];

const copiesOf = ({ copies, isAppendix }: Section): readonly PackCopy[] =>
  copies ?? (isAppendix === true ? ['archive'] : ['meeting', 'archive']);

const blocksOf = (id: string, make: (view: View) => Blocks, view: View): Blocks =>
  view.memory?.blocks(id, make, view) ?? make(view);

/** Page one and the sections that this copy of the pack has. */
export function partsOf(view: View): readonly Part[] {
  const { pack, copy } = view;
  const shown = sections.filter(
    (section) => copiesOf(section).includes(copy) && section.applies?.(pack, copy) !== false,
  );
  return [
    {
      id: 'page-one',
      title: say.pageOne(),
      kind: 'front',
      chapter: null,
      onPaper: false,
      blocks: blocksOf('page-one', pageOne, view),
    },
    ...shown.map(
      ({ id, title, isAppendix, onPaper, blocks }): Part => ({
        id,
        title: title(),
        kind: 'section',
        chapter: isAppendix === true ? say.appendix() : null,
        onPaper: onPaper === true,
        blocks: blocksOf(id, blocks, view),
      }),
    ),
  ];
}

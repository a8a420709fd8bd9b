import type { Pack } from '../model.ts';
import type { Markup } from './html.ts';
import { citedRecords, exceptions, findings, leadership, signOffs } from './sections/appendix.ts';
import { audits } from './sections/audits.ts';
import { bottlenecks } from './sections/bottlenecks.ts';
import { chartData, hasCharts } from './sections/chart-data.ts';
import { culture } from './sections/culture.ts';
import { customers } from './sections/customers.ts';
import { decisions } from './sections/decisions.ts';
import { indicators } from './sections/indicators.ts';
import { inputs } from './sections/inputs.ts';
import { nonconformities } from './sections/nonconformities.ts';
import { objectives } from './sections/objectives.ts';
import { competence } from './sections/people.ts';
import { promises } from './sections/promises.ts';
import { resources } from './sections/resources.ts';
import { meeting, minutes, readiness } from './sections/review.ts';
import { risks } from './sections/risks.ts';
import { suppliers } from './sections/suppliers.ts';
import type { View } from './view.ts';

/** A part of the pack after page one. */
export interface Section {
  /** Its anchor. */
  readonly id: string;
  readonly title: string;
  readonly part: 'review' | 'appendix';
  /** Shown on paper only, in place of what can only be opened on a screen. */
  readonly onPaper?: boolean;
  readonly render: (view: View) => Markup | null;
}

/** The parts in the order in which they are read. */
const sections: readonly (Section & { readonly applies?: (pack: Pack) => boolean })[] = [
  {
    id: 'readiness',
    title: 'What the minutes still lack',
    part: 'review',
    render: readiness,
    applies: (pack) => pack.readiness !== null,
  },
  { id: 'meeting', title: 'The review and its conclusion', part: 'review', render: meeting },
  { id: 'promises', title: 'Decisions of the last review', part: 'review', render: promises },
  { id: 'inputs', title: 'Inputs', part: 'review', render: inputs },
  { id: 'decisions', title: 'Decisions', part: 'review', render: decisions },
  { id: 'objectives', title: 'Objectives', part: 'review', render: objectives },
  { id: 'indicators', title: 'Indicators', part: 'review', render: indicators },
  { id: 'customers', title: 'Complaints and satisfaction', part: 'review', render: customers },
  {
    id: 'nonconformities',
    title: 'Nonconformities and corrective actions',
    part: 'review',
    render: nonconformities,
  },
  { id: 'audits', title: 'Audits', part: 'review', render: audits },
  { id: 'suppliers', title: 'Suppliers', part: 'review', render: suppliers },
  { id: 'risks', title: 'Risks and opportunities', part: 'review', render: risks },
  { id: 'competence', title: 'Competence', part: 'review', render: competence },
  { id: 'resources', title: 'Resources asked and granted', part: 'review', render: resources },
  { id: 'bottlenecks', title: 'Bottlenecks', part: 'review', render: bottlenecks },
  { id: 'culture', title: 'Culture and communication', part: 'review', render: culture },
  {
    id: 'minutes',
    title: 'Minutes',
    part: 'review',
    render: minutes,
    applies: (pack) => pack.review.minutes !== null,
  },
  { id: 'leadership', title: 'Leadership figures', part: 'appendix', render: leadership },
  { id: 'sign-offs', title: 'Sign-offs', part: 'appendix', render: signOffs },
  { id: 'exceptions', title: 'Exceptions and silenced findings', part: 'appendix', render: exceptions },
  { id: 'findings', title: 'Open findings', part: 'appendix', render: findings },
  {
    id: 'chart-data',
    title: 'Readings of the charts',
    part: 'appendix',
    onPaper: true,
    render: chartData,
    applies: hasCharts,
  },
  { id: 'records', title: 'Records cited', part: 'appendix', render: citedRecords },
];

/** The sections this pack has; those of the review alone where the appendix is left out. */
export const sectionsOf = (pack: Pack, withoutAppendix = false): readonly Section[] =>
  sections.filter(
    ({ applies, part }) =>
      (applies === undefined || applies(pack)) && !(withoutAppendix && part === 'appendix'),
  );

import type { Pack } from '../pack/model.ts';
import { leftOut } from '../pack/render/left-out.ts';
import { appendix } from './pack-markdown/appendix.ts';
import { audits } from './pack-markdown/audits.ts';
import { customers } from './pack-markdown/customers.ts';
import { indicators } from './pack-markdown/indicators.ts';
import { nonconformities } from './pack-markdown/nonconformities.ts';
import { objectives } from './pack-markdown/objectives.ts';
import { pageOne } from './pack-markdown/page-one.ts';
import { paragraph } from './pack-markdown/pieces.ts';
import { bottlenecks, competence, culture, resources, risks } from './pack-markdown/planning.ts';
import { decisions, inputs, meeting, minutes, promises, readiness } from './pack-markdown/review.ts';
import { suppliers } from './pack-markdown/suppliers.ts';

/**
 * The review pack as GitHub Markdown, ending with a line feed: the same order as the pages, with charts as
 * their figures. All text of records stands there as text; nothing of it links, mentions or loads.
 * @param withoutAppendix leaves out the appendix and says so
 */
export function packMarkdown(pack: Pack, withoutAppendix = false): string {
  const figures = [
    objectives,
    indicators,
    customers,
    nonconformities,
    audits,
    suppliers,
    risks,
    competence,
    resources,
    bottlenecks,
    culture,
  ];
  return [
    ...pageOne(pack),
    ...readiness(pack),
    ...meeting(pack),
    ...promises(pack),
    '## Inputs',
    '',
    ...inputs(pack),
    '## Decisions',
    '',
    ...decisions(pack),
    ...figures.flatMap((section) => section(pack)),
    ...minutes(pack),
    ...(withoutAppendix ? ['---', '', ...paragraph(leftOut(pack))] : appendix(pack)),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

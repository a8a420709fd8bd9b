import { defineMessages } from '../../messages/define-messages.ts';
import type { QmsRecord } from '../../model/record.ts';
import { presentRating } from '../../records/risk-scale.ts';
import type { Project } from '../../workspace/project.ts';
import type { CellLevel, TableCell } from '../model.ts';
import type { Column } from './column.ts';
import { computed } from './computed.ts';
import { remembered } from './remembered.ts';

const say = defineMessages('table.rating', {
  title: 'Rating',
  description:
    'Likelihood × severity, as the risk is rated now. High is from the threshold in qms.yaml on, from where a risk needs action or acceptance; medium from half of it.',
  words:
    '{level, select, high {high} medium {medium} other {low}}, {likelihood, number} × {severity, number}',
});

/** The level of a rating: high from the organization's threshold on, medium from half of it. */
const levelOf = (rating: number, threshold: number): CellLevel =>
  rating >= threshold ? 'high' : rating * 2 >= threshold ? 'medium' : 'low';

/** How risks are rated now. */
export function ratingColumn(project: Project): Column {
  const { language, queries } = project;
  const { threshold } = queries.config('risk');
  const rated = remembered((factors: string): TableCell => {
    const [likelihood = 0, severity = 0] = factors.split(' ').map(Number);
    const rating = likelihood * severity;
    const level = levelOf(rating, threshold);
    const detail = language.text(say.words({ level, likelihood, severity }));
    return { text: String(rating), value: null, sort: rating, level, detail };
  });
  const cellOf = ({ type, data }: QmsRecord): TableCell => {
    const present = type === 'risk' ? presentRating(data) : null;
    return present === null ? '' : rated(`${present.likelihood} ${present.severity}`);
  };
  return computed(
    '$rating',
    'rating',
    { title: say.title(), description: say.description() },
    cellOf,
    project,
  );
}

import { readinessOf } from '../../../domain/review/readiness.ts';
import { reviewDate } from '../../../domain/review/review.ts';
import type { Finding } from '../../../model/finding.ts';
import { displayPath } from '../../../records/display-path.ts';
import type { Project } from '../../../workspace/project.ts';
import type { ReviewFinding, ReviewReadiness } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import { recordSummaries, recordSummary } from './record-summaries.ts';

/** Reviews that are being prepared or were held, newest first, with what is still missing in each. */
export async function reviewReadiness(session: RootSession, project: Project): Promise<ReviewReadiness[]> {
  const { queries, store } = project;
  const reviews = store.ofType('management-review').filter(({ phase }) => phase !== 'void');
  const dated = reviews.map((review) => ({ review, date: reviewDate(review) }));
  dated.sort((left, right) => ((left.date ?? '9999') > (right.date ?? '9999') ? -1 : 1));
  const summaries = await recordSummaries(session, project, reviews);
  return dated.map(({ review, date }) => {
    const findings = session
      .findingsOf(review.file)
      .filter(({ record, rule }) => record === review.id && rule.startsWith('review-'));
    const used = new Set<Finding>();
    const inputs = readinessOf(review, queries, queries.today()).map(
      ({ input: { key, title }, sections, state, lacks }) => {
        const here = sections.filter((section) => section.review.key === review.key);
        const places: readonly string[] =
          here.length === 0
            ? [displayPath(review.data, ['inputs', key])]
            : here.map(({ index }) => displayPath(review.data, ['inputs', index]));
        const own = findings.filter(({ path }) =>
          places.some((place) => path === place || path.startsWith(`${place}.`)),
        );
        for (const finding of own) used.add(finding);
        return { key, title, state, lacks, findings: own.map(reviewFinding) };
      },
    );
    return {
      record: summaries.get(review.key) ?? recordSummary(session, project, review),
      date,
      inputs,
      findings: findings.filter((finding) => !used.has(finding)).map(reviewFinding),
    };
  });
}

const reviewFinding = ({ rule, severity, message, range }: Finding): ReviewFinding => ({
  rule,
  severity,
  message,
  range,
});

import { inForceToday } from '../../domain/in-force.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { linkTo, partyOf } from '../../pack/facts/context.ts';
import { boundedMap } from '../../pack/facts/limits.ts';
import { dateOf } from '../../records/dates.ts';
import { isBlank, isObject, textOf, textsOf } from '../../records/values.ts';
import { type EditionChange, editionChanges, notAsked } from '../../standards/edition-changes.ts';
import { clause, edition } from '../../standards/lookup.ts';
import { type Transition, transitionTo } from '../../standards/transition.ts';
import type { Project } from '../../workspace/project.ts';
import type {
  Certificate,
  ChangeCoverage,
  ChangeState,
  EditionNamed,
  OpenAction,
  TransitionCoverage,
  TransitionWarning,
} from '../transition.ts';
import { namesWanted, showsChange } from './changes-shown.ts';
import { isPartOf, numberOf } from './clauses.ts';
import { entriesOf } from './entries.ts';
import { counts, standingOf } from './standing.ts';
import { stepCoverage } from './transition-steps.ts';

/** How far the way to an edition is; null where no transition to it is known. */
export function transitionCoverage(project: Project, to: string): TransitionCoverage | null {
  const transition = transitionTo(to);
  if (transition === undefined) return null;
  const { queries, configuration, store } = project;
  const named = configuration.standards.find(({ id }) => id === to);
  // Named without a day, it is in force already.
  const firstDay = named === undefined ? null : (dateOf(named.from) ?? transition.published.day);
  const certificate = certificateOf(queries, transition);
  const changes = editionChanges(to).map((change) => changeCoverage(change, queries));
  return {
    version: 1,
    organization: configuration.organization,
    asOf: project.today,
    from: editionNamed(transition.from),
    to: editionNamed(to),
    caution: edition(to)?.caution ?? null,
    published: transition.published,
    newCertificatesFrom: transition.newCertificatesFrom,
    until: transition.until,
    firstDay,
    certificate,
    warnings: warningsOf(certificate, transition, project.today),
    changes,
    steps: transition.steps.map((step) =>
      stepCoverage(step, {
        queries,
        records: store.records.values(),
        transition,
        firstDay,
        isNamed: named !== undefined,
        changes,
        certificate,
      }),
    ),
    notAsked: notAsked(to),
  };
}

const editionNamed = (id: string): EditionNamed => ({ id, name: edition(id)?.name ?? id });

const digits = (text: string): string => text.replace(/\D/g, '');

/** The certificate of the scope in force: of several scopes, one to the standard. */
function certificateOf(queries: Queries, { from, to }: Transition): Certificate | null {
  const all = inForceToday(queries, 'scope').flatMap((scope): Certificate[] => {
    const { certificate } = scope.data;
    if (isBlank(certificate)) return [];
    const of = isObject(certificate) ? certificate : {};
    const standard = textOf(isObject(certificate) ? of['standard'] : certificate);
    const named = digits(standard ?? '');
    return [
      {
        scope: linkTo(scope, ['certificate']),
        standard,
        edition: named.includes(digits(to)) ? 'new' : named.includes(digits(from)) ? 'old' : 'other',
        validUntil: dateOf(of['validUntil']),
      },
    ];
  });
  const first = (edition: Certificate['edition']) => all.find((each) => each.edition === edition);
  return first('new') ?? first('old') ?? first('other') ?? null;
}

function warningsOf(
  certificate: Certificate | null,
  { newCertificatesFrom, until }: Transition,
  today: string,
): readonly TransitionWarning[] {
  if (certificate?.edition !== 'old') return [];
  if (today > until.day) return ['ended'];
  return [
    ...(today >= newCertificatesFrom.day ? (['new-certificates-only'] as const) : []),
    ...((certificate.validUntil ?? '') > until.day ? (['outlives'] as const) : []),
  ];
}

function changeCoverage(change: EditionChange, queries: Queries): ChangeCoverage {
  const found = [...new Set(change.shownBy.map(({ type }) => type))]
    .flatMap((type) => queries.ofType(type))
    .filter((record) => record.id !== '' && record.phase !== 'void')
    .flatMap((record) => {
      const shown = showsChange(record, change);
      return shown === null ? [] : [{ record, shown }];
    });
  const entry = clause(change.clause);
  return {
    slug: change.slug,
    title: change.title,
    summary: change.summary,
    ref: change.clause,
    label: entry === undefined ? change.clause : numberOf(entry),
    source: change.source,
    state: stateOf(change, found),
    records: entriesOf(found.map(({ record }) => ({ record, by: 'content' }))),
    shownBy: change.shownBy,
    names: namesWanted(change.slug),
    actions: boundedMap(openActions(change, queries), (action) => openAction(action, queries)),
  };
}

function stateOf(
  { shownBy }: EditionChange,
  found: readonly { readonly record: QmsRecord; readonly shown: 'whole' | 'part' }[],
): ChangeState {
  if (shownBy.length === 0) return 'nothing-asked';
  const today = found.filter(({ record }) => counts(standingOf(record)));
  if (today.some(({ shown }) => shown === 'whole')) return 'shown';
  if (today.length > 0) return 'partly';
  return found.some(({ record }) => standingOf(record) === 'in-work') ? 'in-work' : 'open';
}

/** Actions at work that say they are about the clause. */
const openActions = ({ clause: ref }: EditionChange, queries: Queries): readonly QmsRecord[] =>
  queries.ofType('action').filter(
    ({ phase, data }) =>
      phase === 'active' &&
      textsOf(data['clauses']).some((tag) => {
        const named = clause(tag)?.ref;
        return named !== undefined && (isPartOf(named, ref) || isPartOf(ref, named));
      }),
  );

const openAction = (action: QmsRecord, queries: Queries): OpenAction => ({
  link: linkTo(action),
  owner: partyOf({ queries, asOf: queries.today() }, action.data['owner']),
  due: dateOf(action.data['due']),
});

import type { Connection } from 'vscode-languageserver';
import { baselines } from '../../../core/baselines.ts';
import { Refusal } from '../../../core/core.ts';
import { oneLine } from '../../../document/sanitize.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { baselineFile } from '../../../records/baseline.ts';
import { dateOf } from '../../../records/dates.ts';
import { titleOf } from '../../../records/record-title.ts';
import type { Project } from '../../../workspace/project.ts';
import type { ClientAbilities } from '../client-abilities.ts';
import { editFor } from '../edit-for.ts';
import { type BaselineOffer, methods, type RecordedBaseline } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import type { Roots } from '../roots/roots.ts';
import { type Me, personsMeant } from '../views/my-work.ts';
import { differenceEdit } from './difference-edit.ts';
import { answersInRoot, optionalTextIn, textIn } from './requests.ts';

const say = defineMessages('server.baseline', {
  noDay: '`{until}` is not a day in the calendar. Write it as 2026-02-01.',
  blank: 'Say who settles what is found, and why it is not settled yet.',
  nothing: 'Nothing is found that the baseline does not hold.',
  changed: 'qms-baseline.yaml was changed meanwhile. Nothing was recorded, so try again.',
  noFiles: 'This editor does not let others make files: run `qms baseline`.',
});

/** Answers what could be recorded as old debt, and records it. */
export function registerBaselineRequests(
  connection: Connection,
  roots: Roots,
  abilities: () => ClientAbilities,
): void {
  const inRoot = answersInRoot(connection, roots);
  inRoot(methods.baselineOffer, 'published', (session, project, params): BaselineOffer => {
    const me = {
      person: optionalTextIn(params, 'person') ?? null,
      email: optionalTextIn(params, 'email') ?? null,
    };
    const { holdable, others } = baselines.holdable(project);
    const leftAlone = baselines.leftAloneWords(others);
    const { text } = session.language;
    return {
      isThere: project.baseline.read !== null,
      findings: holdable.length,
      leftAlone: leftAlone === null ? null : text(leftAlone),
      owners: possibleOwners(project, me),
      reason: text(baselines.thereBefore),
      until: baselines.usualDay(project),
    };
  });
  inRoot(methods.recordBaseline, 'published', (session, project, params) =>
    recordBaseline(session, project, abilities(), {
      owner: textIn(params, 'owner').trim(),
      reason: textIn(params, 'reason').trim(),
      until: textIn(params, 'until').trim(),
    }),
  );
}

/** Whoever may settle something today: those who ask, then persons, then roles. */
function possibleOwners(project: Project, me: Me): BaselineOffer['owners'] {
  const { queries } = project;
  const active = ['person', 'role'].flatMap((type) =>
    queries.ofType(type).filter(({ phase }) => phase === 'active'),
  );
  const asking = new Set(personsMeant(me, project));
  const byId = new Map(active.map((record) => [record.id, titleOf(record) ?? record.id]));
  const owners = [...byId].map(([id, name]) => ({ id, name }));
  return [...owners.filter(({ id }) => asking.has(id)), ...owners.filter(({ id }) => !asking.has(id))];
}

/**
 * The edit that records what is found today. A baseline that is there grows: whoever asks has said so.
 * @throws {@link Refusal} where something is missing, or there is nothing to record
 */
async function recordBaseline(
  session: RootSession,
  project: Project,
  abilities: ClientAbilities,
  { owner, reason, until }: { readonly owner: string; readonly reason: string; readonly until: string },
): Promise<RecordedBaseline> {
  if (owner === '' || reason === '') throw new Refusal(say.blank());
  if (dateOf(until) === null) throw new Refusal(say.noDay({ until: oneLine(until, 40) }));
  const { read } = project.baseline;
  if (read === null && !abilities.createsFiles) throw new Refusal(say.noFiles());
  const there = await session.locate(baselineFile);
  if ((there?.text ?? null) !== (read?.text ?? null)) throw new Refusal(say.changed());
  const written = baselines.record(project, { owner, reason, since: project.today, until });
  if (written.findings === 0) throw new Refusal(say.nothing());
  const proposed =
    read === null
      ? { created: [{ file: baselineFile, text: written.text }], changes: [], versions: {} }
      : {
          created: [],
          changes: [{ file: baselineFile, ...differenceEdit(read.text, written.text) }],
          versions: { [baselineFile]: there?.version ?? null },
        };
  const leftAlone = baselines.leftAloneWords(baselines.holdable(project).others);
  const { text } = session.language;
  const words = [
    baselines.recordedWords(written, until, read === null),
    ...(leftAlone === null ? [] : [leftAlone]),
  ];
  return {
    edit: editFor(session, { ...proposed, annotations: {} }, abilities),
    uri: session.uriOf(baselineFile),
    summary: words.map(text).join(' '),
  };
}

import type { Change } from '../domain/trust/changes.ts';
import type { LaxerPlace } from '../domain/trust/laxer-place.ts';
import { laxerSettings } from '../domain/trust/laxer-settings.ts';
import { leadingRoles } from '../domain/trust/leading-roles.ts';
import { trustSummary } from '../domain/trust/summary.ts';
import { uncheckedPlaces, unsignedPlaces } from '../domain/trust/unread.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { ShownChange, ShownLaxerPlace, Trust, TrustBase } from '../model/trust.ts';
import { configurationFile, largestFileSize } from '../records/configuration.ts';
import { displayPath } from '../records/display-path.ts';
import { decode } from '../text/decode.ts';
import { LocatedFile } from '../workspace/located-file.ts';
import type { FileSystem } from '../workspace/ports.ts';
import type { Project } from '../workspace/project.ts';

/** What only whoever opened the root knows. */
export interface TrustCircumstances {
  /** The day of the calendar; null where the day to judge on was given, so that `asOf` does not matter. */
  readonly day: IsoDate | null;
  /** Folders below the root that are roots of their own. */
  readonly innerRoots: readonly string[];
  /** How many links, closed folders and unreadable names were passed over. */
  readonly notRead: number;
  /** What the checks come from instead, and what the files change about that. */
  readonly base?: BaseChanges;
}

/** A base that checks go by, with what the head changes against it. */
export interface BaseChanges {
  readonly ref: string;
  readonly commit: string;
  readonly changes: readonly Change[];
  /** The files of the head. */
  readonly files: FileSystem;
}

const say = defineMessages('trust.base', {
  changed:
    'Checked by what `{ref}` ({commit}) says. {count, plural, one {One change} other {# changes}} here about who may sign and what is checked, none in effect yet.',
  unchanged: 'Checked by what `{ref}` ({commit}) says. Nothing here changes who may sign or what is checked.',
});

/** What the checks of an open root rest on: where they are laxer than by default, and the figures of their scope. */
export async function trustOf(project: Project, circumstances: TrustCircumstances): Promise<Trust> {
  const { configuration, catalogue, rules, language } = project;
  const { day, innerRoots, notRead, base } = circumstances;
  const leftOut = await project.recordsLeftOut();
  const { suppressed } = project.outcome();
  const baselined = suppressed.filter(({ suppressedBy }) => suppressedBy.kind === 'baseline').length;
  const places = [
    ...laxerSettings(configuration, rules, leadingRoles(project.queries.ofType('role')), day),
    ...unsignedPlaces(catalogue, configuration),
    ...uncheckedPlaces({ leftOut, innerRoots, notRead }, configuration),
  ];
  const scope = {
    judgedFrom: configuration.judgeFrom,
    exceptions: project.exceptions.length,
    elsewhere: configuration.elsewhere.length,
    silenced: suppressed.length - baselined,
    baseline: baselined,
  };
  const summary = trustSummary(places, scope);
  return {
    base: base === undefined ? null : await shownBase(base, project),
    summary: summary === null ? null : language.text(summary),
    laxer: await shown(places, project),
    scope,
  };
}

const shortCommit = 12;

async function shownBase({ ref, commit, changes, files }: BaseChanges, project: Project): Promise<TrustBase> {
  const { language, configuration, store } = project;
  const opened = new Map<string, LocatedFile | null>();
  const locate = async (path: string): Promise<LocatedFile | null> => {
    let file = opened.get(path);
    if (file === undefined) {
      const result = await files.read(path, largestFileSize);
      file = result.kind === 'bytes' ? new LocatedFile(path, decode(result.bytes).text) : null;
      opened.set(path, file);
    }
    return file;
  };
  const shownChange = async ({ kind, message, place }: Change): Promise<ShownChange> => {
    const record = place.record === undefined ? null : (store.record(place.record) ?? null);
    const file = await locate(place.file);
    return {
      kind,
      message: language.text(message),
      file: place.file,
      range: file === null ? nowhere : file.rangeOf(file.spanOf(place, record, configuration.aliases)),
      ...(record === null ? {} : { record: record.id }),
      path: record === null ? place.path.join('.') : displayPath(record.data, place.path, record.entries),
    };
  };
  const named = { ref, commit: commit.slice(0, shortCommit) };
  const count = changes.length;
  return {
    ref,
    commit,
    summary: language.text(count === 0 ? say.unchanged(named) : say.changed({ ...named, count })),
    changes: await Promise.all(changes.map(shownChange)),
  };
}

const nowhere: ShownLaxerPlace['range'] = {
  start: { line: 0, character: 0 },
  end: { line: 0, character: 0 },
};

async function shown(places: readonly LaxerPlace[], project: Project): Promise<ShownLaxerPlace[]> {
  const { language } = project;
  const file = await project.locate(configurationFile);
  const rangeOf = (path: LaxerPlace['path']): ShownLaxerPlace['range'] =>
    file === null ? nowhere : file.rangeOf(file.spanOf({ file: configurationFile, path }, null, {}));
  return places.map(({ kind, label, message, path }) => ({
    kind,
    label: language.text(label),
    message: language.text(message),
    file: configurationFile,
    range: rangeOf(path),
    path: path.join('.'),
  }));
}

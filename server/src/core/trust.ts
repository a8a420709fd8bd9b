import type { LaxerPlace } from '../domain/trust/laxer-place.ts';
import { laxerSettings } from '../domain/trust/laxer-settings.ts';
import { trustSummary } from '../domain/trust/summary.ts';
import { uncheckedPlaces, unsignedPlaces } from '../domain/trust/unread.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { ShownLaxerPlace, Trust } from '../model/trust.ts';
import { configurationFile } from '../records/configuration.ts';
import type { Project } from '../workspace/project.ts';

/** What only whoever opened the root knows. */
export interface TrustCircumstances {
  /** The day of the calendar; null where the day to judge on was given, so that `asOf` does not matter. */
  readonly day: IsoDate | null;
  /** Folders below the root that are roots of their own. */
  readonly innerRoots: readonly string[];
  /** How many links, closed folders and unreadable names were passed over. */
  readonly notRead: number;
}

/** What the checks of an open root rest on: where they are laxer than by default, and the figures of their scope. */
export async function trustOf(project: Project, circumstances: TrustCircumstances): Promise<Trust> {
  const { configuration, catalogue, rules, language } = project;
  const { day, innerRoots, notRead } = circumstances;
  const leftOut = await project.recordsLeftOut();
  const places = [
    ...laxerSettings(configuration, rules, day),
    ...unsignedPlaces(catalogue, configuration),
    ...uncheckedPlaces({ leftOut, innerRoots, notRead }, configuration),
  ];
  const scope = {
    judgedFrom: configuration.judgeFrom,
    exceptions: project.exceptionsInEffect,
    elsewhere: configuration.elsewhere.length,
    silenced: project.outcome().suppressed.length,
  };
  const summary = trustSummary(places, scope);
  return {
    summary: summary === null ? null : language.text(summary),
    laxer: await shown(places, project),
    scope,
  };
}

async function shown(places: readonly LaxerPlace[], project: Project): Promise<ShownLaxerPlace[]> {
  const { language } = project;
  const file = await project.locate(configurationFile);
  const rangeOf = (path: LaxerPlace['path']): ShownLaxerPlace['range'] =>
    file === null
      ? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
      : file.rangeOf(file.spanOf({ file: configurationFile, path }, null, {}));
  return places.map(({ kind, label, message, path }) => ({
    kind,
    label: language.text(label),
    message: language.text(message),
    file: configurationFile,
    range: rangeOf(path),
    path: path.join('.'),
  }));
}

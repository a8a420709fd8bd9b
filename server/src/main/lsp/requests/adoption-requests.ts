import type { CancellationToken, Connection, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { RootPorts } from '../../../core/root-ports.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Language } from '../../../messages/language.ts';
import { shippedCatalogue } from '../../../schemas/catalogue.ts';
import { localDate } from '../../local-date.ts';
import type { Host } from '../hosts/host.ts';
import { type AdoptionView, methods } from '../protocol.ts';
import { nameOf } from '../uris.ts';
import { cancelled, isObject, orRefused, textIn } from './requests.ts';

const say = defineMessages('server.adoption', {
  looking: 'Looking through {folder}',
  seen: '{done, number} of {total, plural, one {# file} other {# files}}',
  read: '{done, number} of {total, plural, one {# file} other {# files}} read as proposed',
});

/** What requests of this kind are answered with. */
export interface AdoptionRequestOptions {
  readonly host: Host;
  /** Own schemas are read only where the workspace is trusted. */
  readonly trusted: () => boolean;
  readonly language: () => Language;
}

/** Milliseconds of work after which others have a turn, so that a cancelled request is heard of. */
const turn = 25;

/** How far the work is: looking at the files comes first, reading them as proposed after it. */
function reporting(reporter: WorkDoneProgressReporter, { text }: Language) {
  const part =
    (from: number, message: (values: { done: number; total: number }) => Parameters<typeof text>[0]) =>
    (done: number, total: number): void =>
      reporter.report(from + Math.floor((50 * done) / Math.max(total, 1)), text(message({ done, total })));
  return { looked: part(0, say.seen), read: part(50, say.read) };
}

/** The ports of a folder that may become a root. */
function portsOf(
  folder: string,
  { host, trusted, language }: AdoptionRequestOptions,
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
): RootPorts {
  const files = host.fileSystem(folder);
  const bulk = host.bulk(folder, files, progress);
  let last = performance.now();
  return {
    files,
    readFacts: bulk.readFacts,
    loadTypes: trusted()
      ? bulk.loadTypes
      : async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
    ...(bulk.sha256 === undefined ? {} : { sha256: bulk.sha256 }),
    clock: () => localDate(host.now()),
    placeInRepository: () => host.placeInRepository(folder),
    language: language(),
    incremental: false,
    breathe: async () => {
      if (performance.now() - last >= turn) {
        await host.pause();
        last = performance.now();
      }
      return signal.aborted;
    },
  };
}

/** Choices of a client, which may have any form. */
function answersIn(params: unknown): Record<string, string> {
  const given = isObject(params) && isObject(params['answers']) ? params['answers'] : {};
  const answers: Record<string, string> = Object.create(null);
  for (const [id, choice] of Object.entries(given)) if (typeof choice === 'string') answers[id] = choice;
  return answers;
}

/** Answers what there is in a folder that may become a root. */
export function registerAdoptionRequests(connection: Connection, options: AdoptionRequestOptions): void {
  connection.onRequest(
    methods.adoption,
    async (params: unknown, token: CancellationToken): Promise<unknown> => {
      const folder = textIn(params, 'folder');
      const language = options.language();
      const reporter = connection.window.attachWorkDoneProgress(tokenIn(params));
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      if (token.isCancellationRequested) stop.abort();
      reporter.begin(language.text(say.looking({ folder: nameOf(folder) })), 0, undefined, true);
      const { looked, read } = reporting(reporter, language);
      try {
        return await orRefused(async (): Promise<AdoptionView> => {
          // Most never ask: what answers is loaded when somebody does.
          const { adoption } = await import('../../../core/adoption.ts');
          const { adoptionHtml } = await import('../../../core/adoption-page.ts');
          const report = await adoption.propose(portsOf(folder, options, stop.signal, read), {
            answers: answersIn(params),
            toleratesAnswers: true,
            progress: looked,
            signal: stop.signal,
          });
          return {
            records: report.documents.length,
            ...adoptionHtml(report, nameOf(folder), language),
            config: report.config,
            before: report.before,
            answers: Object.fromEntries(report.questions.map(({ id, chosen }) => [id, chosen])),
          };
        }, language);
      } catch (error) {
        throw stop.signal.aborted ? cancelled() : error;
      } finally {
        reporter.done();
      }
    },
  );
}

function tokenIn(params: unknown): string | number | undefined {
  const token = isObject(params) ? params['workDoneToken'] : undefined;
  return typeof token === 'string' || typeof token === 'number' ? token : undefined;
}

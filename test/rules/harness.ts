import { rules as allRules } from '../../server/generated/rules.ts';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { exceptionsInForce } from '../../server/src/domain/sign-off/exceptions.ts';
import { typesOfSchemas } from '../../server/src/main/types-of-schemas.ts';
import type { Language } from '../../server/src/messages/language.ts';
import type { Finding, SuppressedFinding } from '../../server/src/model/finding.ts';
import type { Rule } from '../../server/src/model/rule.ts';
import type { FileSystem, ReadEvidence, ReadResult } from '../../server/src/workspace/ports.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { cutOff } from './first-sentence.ts';

export interface CheckOptions {
  /** Default 2026-02-01. */
  readonly today?: string;
  readonly rules?: readonly Rule[];
  /** Default English. */
  readonly language?: Language;
  /** What reading some paths gives instead of their content. */
  readonly unread?: Readonly<Record<string, ReadResult>>;
  /** Path of the root from the top folder of its repository. */
  readonly below?: string;
  /** The files hold values nobody would write, which may make any sentence long. */
  readonly hostile?: boolean;
  /** A history that can be asked. Default: there is none. */
  readonly readEvidence?: ReadEvidence;
}

/** Opens a repository given as path → text. `qms.yaml` is supplied when absent. */
export async function openProject(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: CheckOptions = {},
) {
  const memory = new MemoryFileSystem({ 'qms.yaml': 'organization: Test\n', ...files });
  const { unread } = options;
  const system: FileSystem = {
    list: memory.list,
    read: async (path, maximum) =>
      unread !== undefined && Object.hasOwn(unread, path) ? unread[path]! : memory.read(path, maximum),
  };
  const project = await Project.open({
    files: system,
    readFacts: readFactsInThread(system),
    loadTypes: (found) => typesOfSchemas(found, async () => 'compiled'),
    clock: () => options.today ?? '2026-02-01',
    placeInRepository: async () => options.below ?? null,
    rules: options.rules ?? allRules,
    exceptionsInForce,
    incremental: true,
    ...(options.language === undefined ? {} : { language: options.language }),
    ...(options.readEvidence === undefined ? {} : { readEvidence: options.readEvidence }),
  });
  await project.publish();
  return { project, memory };
}

/**
 * The findings of a repository given as path → text, as the command line would report them.
 * @throws for a finding whose first sentence, in English, is too long to be shown whole
 */
export async function check(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: CheckOptions = {},
): Promise<{ findings: readonly Finding[]; suppressed: readonly SuppressedFinding[] }> {
  const outcome = (await openProject(files, options)).project.outcome();
  const measured = options.hostile !== true && options.language === undefined;
  const cut = measured ? cutOff(outcome.findings) : [];
  if (cut.length > 0) throw new Error(`A first sentence is cut off in lists of findings:\n${cut.join('\n')}`);
  return outcome;
}

/** The findings of one rule only. */
export async function findingsOf(
  rule: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  options: CheckOptions = {},
): Promise<readonly Finding[]> {
  return (await check(files, options)).findings.filter((finding) => finding.rule === rule);
}

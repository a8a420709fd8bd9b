import type { Connection } from 'vscode-languageserver';
import { Refusal } from '../../../core/core.ts';
import { oneLine } from '../../../document/sanitize.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Message } from '../../../model/message.ts';
import { decode } from '../../../text/decode.ts';
import type { NoComparison } from '../hosts/host.ts';
import { type BranchChanges, type Branches, methods, type TextBefore } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import type { Roots } from '../roots/roots.ts';
import { branchChanges } from '../views/branch-changes.ts';
import { answersInRoot, textIn } from './requests.ts';

const say = defineMessages('server.branch', {
  notHere:
    'Branches can be compared where files are on this machine and the workspace is trusted. In a pull request, `qms diff` shows the same.',
  noGit: 'Git is not installed here, so there is nothing to compare with.',
  noRepository: 'The folder of qms.yaml is in no git repository, so there is nothing to compare with.',
  refused:
    'Git does not read this repository, because its folder belongs to another user. Open it as that user.',
  nothingCommitted: 'Nothing is committed here yet, so there is nothing to compare with.',
  unknown: 'There is no branch or commit {base} here. Fetch it first.',
  unrelated: 'The history of {base} has no commit in common with what is checked out. Choose another branch.',
  cutOff:
    'This clone holds only a part of the history, so where this branch began is not known. Fetch the whole history (`git fetch --unshallow`).',
  noRoot: 'Where this branch began, this folder had no qms.yaml: everything in it is new.',
  notThere: 'This file is no text that can be shown as it was: look at it with git.',
});

const reasons: Readonly<Record<NoComparison, (values: { base: string }) => Message>> = {
  'no-git': say.noGit,
  'no-repository': say.noRepository,
  refused: say.refused,
  'nothing-committed': say.nothingCommitted,
  unknown: say.unknown,
  unrelated: say.unrelated,
  'cut-off': say.cutOff,
  'no-root': say.noRoot,
};

/** Bytes: a larger text is not shown. */
const largestShown = 4 * 2 ** 20;
const longestName = 100;

/** The answer, or why there is none as a {@link Refusal}. */
function orRefuse<T extends object>(answer: T | NoComparison, base: string): T {
  if (typeof answer === 'string') throw new Refusal(reasons[answer]({ base: oneLine(base, longestName) }));
  return answer;
}

/** Answers what files change against a branch. */
export function registerBranchRequests(connection: Connection, roots: Roots): void {
  const inRoot = answersInRoot(connection, roots);
  const comparisonOf = ({ comparison }: RootSession) => {
    if (comparison === null) throw new Refusal(say.notHere());
    return comparison;
  };
  inRoot(methods.branches, 'read', async (session): Promise<Branches> => {
    return orRefuse(await comparisonOf(session).branches(), '');
  });
  inRoot(methods.branchChanges, 'published', async (session, _project, params): Promise<BranchChanges> => {
    const base = textIn(params, 'base');
    return branchChanges(session, base, orRefuse(await comparisonOf(session).changes(base), base));
  });
  inRoot(methods.textBefore, 'read', async (_session, project, params): Promise<TextBefore> => {
    const [commit, path] = [textIn(params, 'commit'), textIn(params, 'path')];
    const read = await project.readCommitted?.(commit, (then) => then.read(path, largestShown));
    const decoded = read?.kind === 'bytes' ? decode(read.bytes) : null;
    if (decoded === null || decoded.problem !== null) throw new Refusal(say.notThere());
    return { text: decoded.text };
  });
}

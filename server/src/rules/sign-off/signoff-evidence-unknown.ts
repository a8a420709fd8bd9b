import { defineAggregate } from '../../domain/define-aggregate.ts';
import { isSigned, recordEvidence } from '../../domain/evidence/gaps.ts';
import { needsHistory } from '../../domain/evidence/level.ts';
import { emailOf, shortHash } from '../../domain/evidence/words.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { CommitFacts, NoEvidence } from '../../model/evidence.ts';
import type { Queries, Report } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import { block, jane, managingDirector, policyDigest, policyText } from './examples.ts';

const say = defineMessages('signoff-evidence-unknown', {
  notRead:
    'The evidence of sign-offs cannot be judged here, so they count by content alone. {reason, select, git {Install git.} repository {Keep the files in a git repository.} owner {Check as the user the repository belongs to.} commit {Commit them first.} broken {Fetch or repair what of the repository is missing or broken.} other {Check them on the command line, in a git repository.}} qms.yaml asks for `{evidence}` ones, which only the git history can show. This concerns {count, plural, one {# record} other {# records}}.',
  cutOff:
    'The history ends at {commits}. Fetch more of it. {count, plural, one {The sign-offs of # record are} other {The sign-offs of # records are}} older and do not count, those of {records}.',
  missing:
    'Part of the history is missing at {commits}. Fetch it. The sign-offs of {count, plural, one {# record} other {# records}} cannot be followed and do not count, those of {records}.',
  submodule:
    'What is in {folders} belongs to another repository. Check that by itself. The sign-offs of {count, plural, one {# record} other {# records}} there are not judged and do not count, those of {records}.',
  imported:
    'The sign-offs of {count, plural, one {# record} other {# records}} came in with one commit. Have them signed again, or set `judgeFrom` to the day of the import if they are from before. {commit} of {date} states {email}, and git shows nothing of who signed.',
});

/** Records of which a present signature is expected and that carry one. */
const signatures = defineAggregate<null>({
  name: 'signed records',
  types: [],
  map: (record) => (signOffBlocks(record.data).length > 0 && isSigned(record) ? [['signed', null]] : []),
});

/** As the message selects by it. */
const reasons: Readonly<Partial<Record<NoEvidence, string>>> = {
  'no-git': 'git',
  'no-repository': 'repository',
  refused: 'owner',
  'nothing-committed': 'commit',
  unreadable: 'broken',
};

const place = { file: 'qms.yaml', path: ['signOff', 'evidence'] };

/** What the history fails to show, of which records. */
class Failures {
  readonly #records = new Map<Failure, Set<string>>();
  readonly #places = new Map<Failure, Set<string>>();

  add(kind: Failure, at: string, record: QmsRecord): void {
    this.#records.set(kind, (this.#records.get(kind) ?? new Set()).add(record.id));
    this.#places.set(kind, (this.#places.get(kind) ?? new Set()).add(at));
  }

  report(report: Report): void {
    for (const [kind, ids] of this.#records) {
      const [count, records] = [ids.size, listed([...ids])];
      const at = [...this.#places.get(kind)!];
      const commits = listed(at.map(shortHash));
      const message =
        kind === 'cut-off'
          ? say.cutOff({ commits, count, records })
          : kind === 'missing'
            ? say.missing({ commits, count, records })
            : say.submodule({ folders: keysListed(at), count, records });
      report({ message, place });
    }
  }
}

type Failure = 'cut-off' | 'missing' | 'submodule';

/** A commit with which records came in at once. */
interface Import {
  readonly commit: CommitFacts;
  readonly records: Set<string>;
  isWeak: boolean;
  isFar: boolean;
}

function checkHistory(records: readonly QmsRecord[], queries: Queries, report: Report): void {
  const failures = new Failures();
  const imports = new Map<string, Import>();
  for (const record of records) {
    const { gaps, imported } = recordEvidence(record, queries);
    for (const { shortfall } of gaps)
      if ('at' in shortfall) failures.add(shortfall.kind, shortfall.at, record);
    for (const { commit, isWeak, isFar } of imported) {
      const known = imports.get(commit.hash) ?? { commit, records: new Set(), isWeak: false, isFar: false };
      imports.set(commit.hash, known);
      known.records.add(record.key);
      known.isWeak ||= isWeak;
      known.isFar ||= isFar;
    }
  }
  failures.report(report);
  for (const { commit, records: brought, isWeak, isFar } of imports.values()) {
    if (!isWeak && !isFar) continue;
    const message = say.imported({
      count: brought.size,
      commit: shortHash(commit.hash),
      date: commit.author.date ?? '?',
      email: emailOf(commit),
    });
    report({ message, ...(isWeak ? {} : { severity: 'warning' }), place });
  }
}

/**
 * What concerns the whole repository where qms.yaml asks for evidence from git: one sentence serves people better than
 * the same one at every record. It is an error where git has been asked, because a sign-off whose evidence it does not
 * show does not count; where git cannot be asked at all, sign-offs count by their content and this is a warning.
 */
export const rule: RepositoryRule = {
  id: 'signoff-evidence-unknown',
  level: 'error',
  basis: 'own',
  silenceable: false,
  voidsExceptions: true,
  title: 'Evidence that the history cannot show',
  clauses: ['iso-9001:2015/7.5.3'],
  explanation:
    'qms.yaml asks for sign-offs that are `commit-bound` or `signature-verified`, and the git history at hand does not show it. Where it cannot be read at all (in a browser, in a folder that is not trusted, without git), the content of sign-offs is judged alone and this is a warning. It is an error where the history is cut off (a shallow clone; fetch all of it, in a workflow with `fetch-depth: 0`), part of it is missing, or the records are in a repository of their own: such sign-offs do not count. More than 20 signed records that come in with one commit are an import: git shows when they came, and nothing of who signed them. Sign-offs from before `judgeFrom` in an import are left alone.',
  examples: {
    bad: {
      'qms.yaml': 'organization: Acme Instruments GmbH\nsignOff: { evidence: commit-bound }\n',
      'policy.md': policyText(
        block(
          `by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, digest: "${policyDigest}"`,
        ),
      ),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    good: {
      'policy.md': policyText(
        block(
          `by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, digest: "${policyDigest}"`,
        ),
      ),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    today: '2026-03-02',
  },
  scope: 'repository',
  check: (queries, report) => {
    const { evidence } = queries.config('signOff');
    if (!needsHistory(evidence)) return;
    const records = queries.aggregate(signatures, 'signed').map(({ record }) => record);
    const history = queries.history();
    if (history.kind === 'read') {
      checkHistory(records, queries, report);
      return;
    }
    if (records.length === 0 || history.reason === 'pending') return;
    const reason = reasons[history.reason] ?? '';
    const message = say.notRead({ count: records.length, reason, evidence });
    report({ message, severity: 'warning', place });
  },
};

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-protocol/node';
import { rules } from '../../server/generated/rules.ts';
import { openProject } from '../../server/src/main/open-project.ts';
import type { Finding } from '../../server/src/model/finding.ts';
import { qms } from '../cli/run.ts';
import { type Client, startClient, uriOf } from './client.ts';

const workspaces = resolve(import.meta.dirname, '../workspaces');
const names = readdirSync(workspaces, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

interface Checked {
  readonly findings: readonly Finding[];
  readonly records: number;
}

/** What the command line says of a folder. */
async function checked(root: string): Promise<Checked> {
  const { out } = await qms('check', '--root', root, '--format', 'json', '--fail-on', 'never');
  return JSON.parse(out) as Checked;
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} as const;

describe('the server finds what the command line finds, word for word', () => {
  let client: Client;
  let stop: () => Promise<number | null>;
  beforeAll(async () => {
    ({ client, stop } = await startClient({ folders: names.map((name) => join(workspaces, name)) }));
    await client.indexed(names.length, 60_000);
  });
  afterAll(async () => {
    expect(client.faults).toEqual([]);
    expect(await stop()).toBe(0);
  });

  test.each(names)('in %s', async (name) => {
    const root = join(workspaces, name);
    const { findings, records } = await checked(root);
    const below = `${uriOf(root)}/`;
    const shown = [...client.shown].flatMap(([uri, diagnostics]) =>
      uri.startsWith(below) ? diagnostics.map((diagnostic) => ({ uri, ...diagnostic })) : [],
    );
    const expected = findings.map((finding) => ({
      uri: uriOf(root, finding.file),
      range: finding.range,
      severity: severities[finding.severity],
      code: finding.rule,
      codeDescription: { href: finding.docs },
      source: 'qms',
      message: finding.message,
      ...(finding.related.length === 0
        ? {}
        : {
            relatedInformation: finding.related.map((related) => ({
              location: { uri: uriOf(root, related.file), range: related.range },
              message: related.message,
            })),
          }),
      data: finding.fingerprint,
    }));
    const inOrder = (list: { uri: string }[]): unknown[] =>
      list.toSorted((left, right) => (left.uri < right.uri ? -1 : left.uri > right.uri ? 1 : 0));
    expect(inOrder(shown)).toEqual(inOrder(expected));
    expect(client.status.roots.find((each) => each.root === uriOf(root))?.records).toBe(records);
    const opened = findings[0]?.file;
    if (opened !== undefined) {
      // Opening a file changes nothing, whatever its bytes are.
      const uri = uriOf(root, opened);
      const before = client.shown.get(uri);
      await client.open(uri, readFileSync(join(root, opened), 'utf8'));
      await client.request('qms/records', {});
      expect(client.shown.get(uri)).toEqual(before);
    }
  });
});

test('and so it does in the examples of every rule, each a root of its own in one workspace', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qms-examples-'));
  const roots: string[] = [];
  for (const rule of rules) {
    for (const [kind, files] of Object.entries({ bad: rule.examples.bad, good: rule.examples.good })) {
      const root = join(folder, `${rule.id}-${kind}`);
      const all = { 'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n', ...files };
      for (const [path, text] of Object.entries(all)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      roots.push(root);
    }
  }
  const { client, stop } = await startClient({ folders: [folder] });
  try {
    await client.indexed(roots.length, 60_000);
    for (const root of roots) {
      const project = await openProject(root, { cache: false });
      await project.publish();
      const { findings, suppressed } = project.outcome();
      const expected = findings.map((each) => ({ uri: uriOf(root, each.file), ...each }));
      const below = `${uriOf(root)}/`;
      const all = [...client.shown].filter(([uri]) => uri.startsWith(below));
      const isHint = ({ severity }: Diagnostic): boolean => severity === DiagnosticSeverity.Hint;
      const shown = all.map(([uri, list]) => [uri, list.filter((each) => !isHint(each))] as const);
      // What the baseline holds is shown as a hint, and what a comment or an exception silences is not shown.
      const hints = all.flatMap(([, list]) => list.filter(isHint).map(({ data }) => data));
      expect(hints.sort(), root).toEqual(
        suppressed
          .filter(({ suppressedBy }) => suppressedBy.kind === 'baseline')
          .map(({ fingerprint }) => fingerprint)
          .sort(),
      );
      expect(
        shown.flatMap(([uri, list]) =>
          list.map(({ code, message, range }) => ({ uri, code, message, range })),
        ),
        root,
      ).toHaveLength(expected.length);
      for (const [uri, list] of shown)
        expect(list.map(({ code, message, range, data }) => [code, message, range, data])).toEqual(
          expected
            .filter((each) => each.uri === uri)
            .map(({ rule, message, range, fingerprint }) => [rule, message, range, fingerprint]),
        );
    }
    expect(client.faults).toEqual([]);
  } finally {
    await stop();
    rmSync(folder, { recursive: true });
  }
}, 120_000);

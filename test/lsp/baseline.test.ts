import { afterEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionList,
  Diagnostic,
  Hover,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { Client } from './client.ts';
import { memoryRoot, startInMemory } from './in-memory-server.ts';

const entry = (record: string, until = '2026-05-02'): string =>
  `  - rule: placeholder\n    record: ${record}\n    places:\n      title: 1\n    owner: ROLE-QM\n    reason: Taken over\n    since: 2026-01-01\n    until: ${until}\n`;
const baseline = `findings:\n${entry('RSK-1')}`;
const risk = 'id: RSK-1\ntype: risk\ntitle: Part XXX fails\n';
const files = { 'qms.yaml': 'organization: Test\n', 'risk.yaml': risk, 'qms-baseline.yaml': baseline };
const uri = `${memoryRoot}/risk.yaml`;
const baselineUri = `${memoryRoot}/qms-baseline.yaml`;

let client: Client | null = null;
afterEach(() => {
  client?.connection.dispose();
  client = null;
});
const start = async (more: Readonly<Record<string, string>> = {}): Promise<Client> => {
  client = await startInMemory({ ...files, ...more });
  return client;
};
const shown = (started: Client, at: string): readonly Diagnostic[] => started.shown.get(at) ?? [];
const placeholders = (started: Client): readonly Diagnostic[] =>
  shown(started, uri).filter(({ code }) => code === 'placeholder');

describe('what the baseline holds', () => {
  test('is a hint at its place that names the entry and leads to it', async () => {
    const started = await start();
    expect(placeholders(started)).toEqual([
      {
        range: { start: { line: 2, character: 7 }, end: { line: 2, character: 21 } },
        severity: 4,
        code: 'placeholder',
        codeDescription: expect.anything(),
        source: 'qms',
        message:
          '`XXX` is still to be filled in, although this is no longer a draft. Write what is meant, or set the record back to draft. Silenced by the baseline until 2026-05-02, ROLE-QM: Taken over',
        relatedInformation: [
          {
            location: {
              uri: baselineUri,
              range: { start: { line: 1, character: 4 }, end: { line: 8, character: 21 } },
            },
            message: 'The entry of the baseline',
          },
        ],
        data: expect.any(String),
      },
    ]);
    expect(started.status.roots[0]!.findings.warning).toBe(
      [...started.shown.values()].flat().filter(({ severity }) => severity === 2).length,
    );
  });

  test('is counted, shown and silenced as people type, in the record and in the baseline', async () => {
    const started = await start();
    await started.open(uri, risk);
    await started.change(uri, risk.replace('XXX', '7'));
    await started.until('settled and stale', () => started.rules(baselineUri).includes('baseline-stale'));
    expect(placeholders(started)).toEqual([]);
    await started.change(uri, risk);
    await started.until('held again', () => placeholders(started).length === 1);
    await started.until('nothing stale', () => started.rules(baselineUri).length === 0);
    await started.open(baselineUri, baseline);
    await started.change(baselineUri, baseline.replace('2026-05-02', '2026-01-31'));
    await started.until('run out', () => placeholders(started)[0]?.severity === 2);
    await started.until('so it says', () => started.rules(baselineUri).join() === 'baseline-expired');
    await started.change(baselineUri, '<<<<<<< HEAD\n');
    await started.until('unreadable', () => started.rules(baselineUri).includes('baseline-invalid'));
    expect(placeholders(started)[0]!.severity).toBe(2);
    await started.change(baselineUri, baseline);
    await started.until('mended', () => placeholders(started)[0]?.severity === 4);
  });
});

describe('the baseline as a text', () => {
  const at = (line: number, character: number, text = baseline) => ({
    textDocument: { uri: baselineUri },
    position: { line, character },
    text,
  });

  test('explains its keys, the rule and the record', async () => {
    const started = await start();
    await started.open(baselineUri, baseline);
    const hover = async (line: number, character: number): Promise<string> =>
      JSON.stringify(
        (await started.request<Hover | null>('textDocument/hover', at(line, character)))?.contents,
      );
    expect(await hover(8, 6)).toContain('Last day on which it is silenced');
    expect(await hover(1, 14)).toContain('placeholder');
    expect(await hover(2, 14)).toContain('RSK-1');
  });

  test('offers keys, rules and records', async () => {
    const text = `${baseline}  - rule: place\n    record: \n    o\n`;
    const started = await start();
    await started.open(baselineUri, text);
    const labels = async (line: number, character: number): Promise<string[]> =>
      (await started.request<CompletionList>('textDocument/completion', at(line, character))).items.map(
        ({ label }) => label,
      );
    expect(await labels(9, 17)).toContain('placeholder');
    expect(await labels(10, 12)).toContain('RSK-1');
    expect(await labels(11, 5)).toContain('owner');
  });

  test('is renamed with the record', async () => {
    const started = await start();
    const edit = await started.request<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri },
      position: { line: 0, character: 5 },
      newName: 'RSK-77',
    });
    expect(JSON.stringify(edit)).toContain('qms-baseline.yaml');
  });

  test('an entry with nothing left is deleted by a quick fix', async () => {
    const started = await start({ 'qms-baseline.yaml': baseline + entry('RSK-2') });
    const [stale] = shown(started, baselineUri);
    expect(stale?.code).toBe('baseline-stale');
    const actions = await started.request<readonly CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: baselineUri },
      range: stale!.range,
      context: { diagnostics: [stale] },
    });
    expect(actions.map(({ title }) => title)).toContain('Delete the entry');
  });
});

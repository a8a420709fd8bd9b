import { afterEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionList,
  Diagnostic,
  Hover,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { BaselineOffer, RecordedBaseline, Refused } from '../../server/src/main/lsp/protocol.ts';
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

describe('recording what is found', () => {
  const people =
    'id: ROLE-QM\ntype: role\ntitle: Quality manager\nholders:\n  - { person: PER-1, from: 2024-01-01 }\n---\nid: PER-1\ntype: person\ntitle: Jane Doe\nname: Jane Doe\nemails: [jane@acme.example]\nstatus: active\n---\nid: PER-2\ntype: person\ntitle: Ann\nname: Ann\nstatus: active\n';
  const policy = 'id: POL-1\ntype: quality-policy\ntitle: We care\nstatus: effective\n';
  const root = memoryRoot;
  const withoutBaseline = async (more: Readonly<Record<string, string>> = {}): Promise<Client> => {
    client = await startInMemory({ 'qms.yaml': files['qms.yaml'], 'risk.yaml': risk, ...more });
    return client;
  };
  const offerOf = (started: Client, more: object = {}) =>
    started.request<BaselineOffer>('qms/baselineOffer', { root, ...more });
  const record = (started: Client, more: object = {}) =>
    started.request<RecordedBaseline | Refused>('qms/recordBaseline', {
      root,
      owner: 'ROLE-QM',
      reason: 'Taken over',
      until: '2026-05-02',
      ...more,
    });
  /** The text of a baseline that is not there yet. */
  const textOf = (answer: RecordedBaseline | Refused): string => {
    const [create, change] = (answer as RecordedBaseline).edit.documentChanges ?? [];
    expect(create).toMatchObject({ kind: 'create', uri: baselineUri, options: { overwrite: false } });
    return (change as { readonly edits: readonly { readonly newText: string }[] }).edits[0]!.newText;
  };

  test('is offered with who may settle it, whoever asks first, and the usual reason and last day', async () => {
    const started = await withoutBaseline({ 'people.yaml': people, 'policy.yaml': policy });
    const offer = await offerOf(started, { email: 'Jane@acme.example' });
    expect(offer).toEqual({
      isThere: false,
      findings: expect.any(Number),
      leftAlone: 'Not recorded, because no baseline silences them: signoff-missing (1).',
      owners: [
        { id: 'PER-1', name: 'Jane Doe' },
        { id: 'PER-2', name: 'Ann' },
        { id: 'ROLE-QM', name: 'Quality manager' },
      ],
      reason: 'There before it was looked for',
      until: '2026-05-02',
    });
    expect((await offerOf(started, { person: 'PER-2' })).owners[0]!.id).toBe('PER-2');
    expect(offer.findings).toBe([...started.shown.values()].flat().length - 1);
  });

  test('writes what the command line would, and what is found is silenced from then on', async () => {
    const started = await withoutBaseline({ 'policy.yaml': policy });
    const { findings } = await offerOf(started);
    const answer = await record(started);
    expect(answer).toMatchObject({
      uri: baselineUri,
      summary: expect.stringMatching(
        `^${findings} findings in \\d+ entries recorded, silenced until 2026-05-02\\. Not recorded, .*signoff-missing`,
      ),
    });
    const text = textOf(answer);
    expect(text).toMatch(/^# Findings that were there/);
    expect(text).toContain(entry('RSK-1').replace('2026-01-01', '2026-02-01'));
    await started.open(baselineUri, text);
    await started.until('held', () => placeholders(started)[0]?.severity === 4);
    expect(await offerOf(started)).toMatchObject({ isThere: true, findings: 0 });
    expect(await record(started)).toEqual({ refused: 'Nothing is found that the baseline does not hold.' });
  });

  test('adds to a baseline that is there, comments and all, for the version that is open', async () => {
    const started = await start({ 'risk2.yaml': risk.replace('RSK-1', 'RSK-2') });
    await started.open(baselineUri, `# ours\n${baseline}`);
    const { isThere, findings } = await offerOf(started);
    expect([isThere, findings > 0]).toEqual([true, true]);
    const answer = (await record(started, { owner: 'Jane Doe' })) as RecordedBaseline;
    expect(answer.summary).toMatch(/ added, silenced until/);
    const [change] = answer.edit.documentChanges as readonly {
      readonly textDocument: object;
      readonly edits: readonly { readonly range: Diagnostic['range']; readonly newText: string }[];
    }[];
    expect(change!.textDocument).toEqual({ uri: baselineUri, version: 1 });
    const [{ range, newText }] = change!.edits as [{ range: Diagnostic['range']; newText: string }];
    expect(newText).not.toContain('# ours');
    await started.change(baselineUri, newText, range);
    await started.until('held, too', () =>
      shown(started, `${memoryRoot}/risk2.yaml`).some(
        ({ code, severity }) => code === 'placeholder' && severity === 4,
      ),
    );
    expect((await offerOf(started)).findings).toBe(0);
  });

  test.each([
    [{ until: '2026-01-31' }, /is before today/],
    [{ until: '2027-02-01' }, /later than 2027-01-31, the latest/],
    [{ until: '2026-02-30' }, /`2026-02-30` is not a day in the calendar/],
    [{ owner: '  ' }, /who settles what is found/],
    [{ reason: '\t' }, /why it is not settled yet/],
  ])('%j is refused in a sentence', async (more, sentence) => {
    const started = await withoutBaseline();
    expect(await record(started, more)).toEqual({ refused: expect.stringMatching(sentence) });
  });

  test('a baseline with a fault is left alone', async () => {
    const started = await start({ 'qms-baseline.yaml': `${baseline}  - rule: placeholder\n` });
    expect(await record(started)).toEqual({
      refused: expect.stringMatching(/has a fault: .* Nothing was written/),
    });
  });
});

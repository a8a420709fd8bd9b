import { describe, expect, test } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver-types';
import { completion } from '../../server/src/language/completion.ts';
import { hover } from '../../server/src/language/hover.ts';
import { typeSnippets } from '../../server/src/language/snippets.ts';
import { openProject } from '../rules/harness.ts';
import { open } from './harness.ts';

const both = (firstDay: string, lastDay: string): string =>
  `organization: T\nstandards:\n  - { id: iso-9001:2015, until: ${lastDay} }\n  - { id: iso-9001:2026, from: ${firstDay} }\n`;

/** The day of the check is 2026-02-01. */
const before = both('2026-07-01', '2026-06-30');
const after = both('2026-01-01', '2025-12-31');
const old = 'organization: T\nstandards: [iso-9001:2015]\n';
const recent = 'organization: T\nstandards: [iso-9001:2026]\n';

async function hoverText(files: Record<string, string>): Promise<string> {
  const { context, position } = await open(files);
  return (hover(context, position)!.contents as MarkupContent).value;
}

async function labels(files: Record<string, string>) {
  const { context, position } = await open(files);
  return completion(context, position, { snippets: false }).items;
}

const audit = 'id: AUD-1\ntype: audit\nobjec|tives: [See]\n';
const caution = 'Check them against your copy.';

describe('hover', () => {
  test('a field names its clause in every configured edition, with what to know of 2026', async () => {
    const scope = 'id: AUD-1\ntype: audit\nsco|pe: All\n';
    const text = await hoverText({ 'a.yaml': scope, 'qms.yaml': before });
    expect(text).toContain('Asked for by ISO 9001:2015 and 2026, 9.2.2: Audit programme.');
    expect(text).toContain(caution);
    const older = await hoverText({ 'a.yaml': scope, 'qms.yaml': old });
    expect(older).toContain('Asked for by ISO 9001:2015, 9.2.2: Audit programme.');
    expect(older).not.toContain(caution);
  });

  test('a field of 2026 is expected once that edition is in force', async () => {
    const expected = 'Expected once the record leaves draft.';
    expect(await hoverText({ 'a.yaml': audit, 'qms.yaml': after })).toContain(expected);
    expect(await hoverText({ 'a.yaml': audit, 'qms.yaml': before })).not.toContain(expected);
    const older = await hoverText({ 'a.yaml': audit, 'qms.yaml': old });
    expect(older).not.toContain(expected);
    expect(older).toContain('Asked for by ISO 9001:2026, 9.2.2: Audit programme.');
    expect(older).toContain(caution);
  });

  test('a rule and a clause say where their numbers come from', async () => {
    const rule = 'rules:\n  risk-ac|tion: off\n';
    const text = await hoverText({ 'qms.yaml': before.replace('standards', `${rule}standards`) });
    expect(text).toContain('ISO 9001:2015 and 2026, 6.1.2');
    expect(text).toContain(caution);
    const named = (ref: string) => `id: R\ntype: risk\nclauses: [${ref.slice(0, -1)}|${ref.at(-1)}]\n`;
    expect(await hoverText({ 'r.yaml': named('iso-9001:2026/6.1.3'), 'qms.yaml': before })).toMatch(
      /^`iso-9001:2026\/6\.1\.3` – Acting on opportunities\. .* Check them against your copy\./,
    );
    expect(await hoverText({ 'r.yaml': named('iso-9001:2015/6.1.2'), 'qms.yaml': before })).not.toContain(
      caution,
    );
  });
});

describe('completion', () => {
  test('inputs of a review, each once: those of the edition in force first, then what the next one adds', async () => {
    const review = 'id: MR-1\ntype: management-review\ninputs:\n  - input: |\n';
    const inputs = async (configuration: string) =>
      (await labels({ 'm.yaml': review, 'qms.yaml': configuration })).map(({ label }) => label);
    expect(await inputs(old)).toHaveLength(12);
    expect(await inputs(recent)).toHaveLength(14);
    const offered = await inputs(before);
    expect(offered).toHaveLength(14);
    expect(new Set(offered).size).toBe(14);
    expect(offered.slice(-2)).toEqual(['interested-party-changes', 'opportunity-actions']);
    expect((await inputs(after)).indexOf('interested-party-changes')).toBe(2);
  });

  test('clauses of both editions, and their numbers each once', async () => {
    const tagged = await labels({ 'r.yaml': 'id: R\ntype: risk\nclauses: [|]\n', 'qms.yaml': before });
    const refs = tagged.map(({ label }) => label);
    expect(refs).toEqual(expect.arrayContaining(['iso-9001:2015/10.3', 'iso-9001:2026/6.1.3']));
    const numbers = (await labels({ 'qms.yaml': `${before}elsewhere:\n  - clause: |\n` })).map(
      ({ label }) => label,
    );
    expect(numbers).toEqual(expect.arrayContaining(['10.3', '6.1.3', '7.2']));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('an expected key of 2026 comes first where that edition is in force', async () => {
    const item = async (configuration: string) =>
      (await labels({ 'a.yaml': 'id: AUD-1\ntype: audit\n|\n', 'qms.yaml': configuration })).find(
        ({ label }) => label === 'objectives',
      )!;
    expect((await item(after)).sortText! < (await item(before)).sortText!).toBe(true);
  });
});

test('snippets hold what the edition in force expects', async () => {
  const yamlOf = async (configuration: string, type: string) => {
    const { project } = await openProject({ 'qms.yaml': configuration });
    return typeSnippets(project).find((each) => each.type === type)!.yaml;
  };
  expect(await yamlOf(before, 'audit')).not.toContain('objectives:');
  expect(await yamlOf(after, 'audit')).toContain('objectives:');
  expect(await yamlOf(before, 'management-review')).not.toContain('interested-party-changes');
  expect(await yamlOf(after, 'management-review')).toContain('interested-party-changes');
});

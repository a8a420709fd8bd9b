import { expect, test } from 'vitest';
import { diagnosticsOf } from '../../server/src/main/lsp/diagnostics.ts';
import { PublishedDiagnostics } from '../../server/src/main/lsp/published-diagnostics.ts';
import type { Finding, Severity } from '../../server/src/model/finding.ts';

const finding = (line: number, severity: Severity): Finding => ({
  rule: 'schema',
  severity,
  basis: 'technical',
  message: `Finding ${line}`,
  file: 'a.yaml',
  range: { start: { line, character: 0 }, end: { line, character: 1 } },
  path: '',
  clauses: [],
  related: [
    {
      file: 'b.yaml',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
      message: 'See',
    },
  ],
  fixes: [],
  docs: 'https://example.org/rules#schema',
  fingerprint: 'f',
});
const uriOf = (path: string): string => `file:///${path}`;

test('of very many findings the gravest are shown, and how many more there are', () => {
  const many = Array.from({ length: 600 }, (_, line) => finding(line, line < 550 ? 'information' : 'error'));
  const shown = diagnosticsOf(many, uriOf, true);
  expect(shown).toHaveLength(501);
  expect(shown.filter(({ severity }) => severity === 1)).toHaveLength(50);
  expect(shown.at(-1)!.message).toContain('100 more findings');
  expect(diagnosticsOf(many.slice(0, 500), uriOf, true)).toHaveLength(500);
});

test('related places only for clients that show them', () => {
  expect(diagnosticsOf([finding(0, 'error')], uriOf, true)[0]!.relatedInformation?.[0]?.location.uri).toBe(
    'file:///b.yaml',
  );
  expect(diagnosticsOf([finding(0, 'error')], uriOf, false)[0]).not.toHaveProperty('relatedInformation');
});

test('what the client has already is not sent again', () => {
  const sent: [string, number][] = [];
  const published = new PublishedDiagnostics((uri, diagnostics) => sent.push([uri, diagnostics.length]));
  const list = diagnosticsOf([finding(0, 'error')], uriOf, false);
  published.put('a', []);
  published.put('a', list);
  published.put('a', [...list]);
  published.put('b', list);
  published.put('a', []);
  published.clear();
  expect(sent).toEqual([
    ['a', 1],
    ['b', 1],
    ['a', 0],
    ['b', 0],
  ]);
});

import fc from 'fast-check';
import ICAL from 'ical.js';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { oneLine } from '../../server/src/document/sanitize.ts';
import { type When, whens } from '../../server/src/domain/due.ts';
import { english } from '../../server/src/messages/language.ts';
import type { Message } from '../../server/src/model/message.ts';
import { dueFormats } from '../../server/src/report/due/formats.ts';
import { groupMarkdown } from '../../server/src/report/due/markdown.ts';
import type { DueGroup, DueLine, DueReport } from '../../server/src/report/due/result.ts';
import { runs } from '../property-runs.ts';
import { expectHarmless, expectNoCommandAtLineStart, hostile } from './hostile.ts';

const deed = (what: string): Message => ({ id: 'test', template: 'Do "{what}"', values: { what } });

const line = (given: Partial<DueLine> = {}): DueLine => ({
  id: 'action:ACT-1',
  kind: 'action',
  when: 'later',
  on: '2026-04-01',
  inDays: 59,
  deed: deed('it'),
  record: { id: 'ACT-1', version: null, type: 'action', title: 'First action' },
  file: 'a.yaml',
  path: 'due',
  owners: [{ id: 'ROLE-QM', name: 'Quality manager' }],
  persons: [{ id: 'PER-1', name: 'Meike Lindner', as: 'holder' }],
  group: 'PER-1',
  ...given,
});

const groupOf = (lines: readonly DueLine[], given: Partial<DueGroup> = {}): DueGroup => ({
  key: 'PER-1',
  persons: [{ id: 'PER-1', name: 'Meike Lindner', emails: ['m@acme.example'] }],
  roles: [{ id: 'ROLE-QM', name: 'Quality manager' }],
  lines,
  ...given,
});

const reportOf = (groups: readonly DueGroup[], given: Partial<DueReport> = {}): DueReport => ({
  root: '/company',
  organization: 'Test',
  today: '2026-02-01',
  until: null,
  asked: null,
  unread: [],
  lines: groups.flatMap(({ lines }) => lines),
  groups,
  ...given,
});

const anyLine = fc
  .record({
    id: hostile,
    when: fc.constantFrom<When>(...whens),
    deed: hostile.map(deed),
    record: fc.option(fc.record({ id: hostile, version: fc.constant(null), type: hostile, title: hostile }), {
      nil: null,
    }),
    file: hostile,
    path: hostile,
  })
  .map(line);
const anyReport = fc
  .array(fc.tuple(fc.array(anyLine, { minLength: 1, maxLength: 3 }), hostile, hostile, fc.boolean()), {
    maxLength: 3,
  })
  .map((groups) =>
    reportOf(
      groups.map(([lines, name, role, isKnown]) =>
        groupOf(lines, {
          key: name,
          persons: isKnown ? [{ id: name, name, emails: [name] }] : [],
          roles: [{ id: role, name: role }],
        }),
      ),
      { organization: groups[0]?.[1] ?? null, unread: groups.map(([, name]) => name) },
    ),
  );

const context = { colour: false, width: 100, language: english, emails: false };
const written = (name: string, report: DueReport, given: Partial<typeof context> = {}): string =>
  dueFormats.find((format) => format.name === name)!.write(report, { ...context, ...given });

describe('text', () => {
  test('shows who has how much to do how soon, and what', () => {
    const overdue = line({ id: 'a', when: 'overdue', on: '2026-01-30', inDays: -2 });
    const nobody = groupOf(
      [line({ id: 'b', owners: [], persons: [], when: 'undated', on: null, inDays: null })],
      {
        ...{ key: 'nobody', persons: [], roles: [] },
      },
    );
    expect(written('text', reportOf([groupOf([overdue]), nobody]))).toBe(`Due as of 2026-02-01

From           Overdue  Without a day
Meike Lindner        1              ·
Nobody named         ·              1

Meike Lindner · Quality manager
  Overdue
    2026-01-30  2 days ago     ACT-1 Do "it": First action

Nobody named
  Without a day
                               ACT-1 Do "it": First action

Roles that nobody holds, and records without an owner, stand last: name somebody.
`);
  });

  test('of what is due later only the first, unless a day is named', () => {
    const lines = Array.from({ length: 6 }, (_, at) => line({ id: `l${at}`, on: `2026-04-0${at + 1}` }));
    const report = reportOf([groupOf(lines)]);
    expect(written('text', report)).toContain(
      '    +3 more later, the next on 2026-04-04; --until or --format json shows them\n',
    );
    const until = written('text', { ...report, until: '2026-12-31' });
    expect(until.startsWith('Due as of 2026-02-01, until 2026-12-31\n')).toBe(true);
    expect(until.match(/ACT-1/g)).toHaveLength(6);
  });

  test('says so where nothing is due, and where something could not be read', () => {
    const report = reportOf([], { unread: ['b.yaml'], asked: { id: 'PER-1', name: 'Meike Lindner' } });
    expect(written('text', report)).toBe(`Due from Meike Lindner as of 2026-02-01

1 file was read in part only, so that something may be missing here: see \`qms check\`.

Nothing is due.
`);
  });

  test('a role that nobody holds, several persons, and owners that are not on record have a name', () => {
    const shown = written(
      'text',
      reportOf([
        groupOf([line()], { persons: ['One', 'Two'].map((name) => ({ id: name, name, emails: [] })) }),
        groupOf([line()], { key: 'ROLE-QM', persons: [] }),
        groupOf([line()], { key: 'PER-9', persons: [], roles: [] }),
      ]),
    );
    expect(shown).toContain('\nOne or Two · Quality manager\n');
    expect(shown).toContain('\nQuality manager: held by nobody\n');
    expect(shown).toContain('\nPER-9: not on record\n');
  });

  test('no line is wider than the terminal', () => {
    const wide = line({ record: { id: 'ACT-1', version: null, type: 'action', title: '品'.repeat(200) } });
    for (const each of written('text', reportOf([groupOf([wide])]), { width: 80 }).split('\n'))
      expect(each.replaceAll('品', '##').length).toBeLessThanOrEqual(80);
  });
});

describe('a calendar', () => {
  const days = ['2026-02-28', '2026-12-31', '2024-02-29'];
  const lines = days.map((on, at) => line({ id: `action:ACT-${at}`, on, when: 'later' }));
  const undated = line({ id: 'action:ACT-9', on: null, inDays: null, when: 'undated' });
  const report = reportOf([groupOf([...lines, undated])]);
  const events = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));

  test('has a whole day for each thing that has one, in no time zone', () => {
    const found = events(written('ics', report));
    expect(found.map(({ startDate, endDate }) => [startDate.toString(), endDate.toString()])).toEqual([
      ['2026-02-28', '2026-03-01'],
      ['2026-12-31', '2027-01-01'],
      ['2024-02-29', '2024-03-01'],
    ]);
    expect(found.every(({ startDate }) => startDate.isDate)).toBe(true);
    expect(found[0]?.summary).toBe('Do "it": ACT-1 First action');
  });

  test('is the same on machines of all time zones', () => {
    const zone = process.env['TZ'];
    try {
      const texts = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kolkata'].map((each) => {
        process.env['TZ'] = each;
        return written('ics', report);
      });
      expect(new Set(texts).size).toBe(1);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('names each thing for ever, and moves it with a later edition', () => {
    const one = events(written('ics', report))[0]!;
    const moved = reportOf([groupOf([line({ id: 'action:ACT-0', on: '2026-03-31' })])], {
      today: '2026-02-02',
    });
    const other = events(written('ics', moved))[0]!;
    expect([one.uid, other.uid]).toEqual(['action:ACT-0@test.qms', 'action:ACT-0@test.qms']);
    expect(other.sequence).toBeGreaterThan(one.sequence);
  });

  test('invites nobody unless addresses are asked for', () => {
    expect(events(written('ics', report))[0]?.attendees).toEqual([]);
    const [invited] = events(written('ics', report, { emails: true }));
    expect(invited?.attendees.map((each) => each.getFirstValue())).toEqual(['MAILTO:m@acme.example']);
  });

  test('says what records say, in lines of at most 75 bytes and whole characters', () => {
    fc.assert(
      fc.property(anyReport, (given) => {
        const text = written('ics', given, { emails: true });
        for (const each of text.split('\r\n')) {
          expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75);
          expect(each.isWellFormed()).toBe(true);
        }
        const shown = given.lines.map(({ deed, record }) => {
          const what = oneLine(english.text(deed), 400);
          const name =
            record === null ? '' : [record.id, record.title ?? ''].filter((part) => part !== '').join(' ');
          return name === '' ? what : oneLine(`${english.text(deed)}: ${name}`, 400);
        });
        expect(events(text).map(({ summary }) => summary)).toEqual(
          shown.map((each) => each.replace(/:(?=:)/g, ': ')),
        );
        expect(new Set(text.match(/^[A-Z-]+(?=[:;])/gm))).toEqual(
          new Set(
            [
              ...text.matchAll(
                /^(?:BEGIN|VERSION|PRODID|NAME|X-WR-CALNAME|UID|SEQUENCE|DTSTAMP|DTSTART|DTEND|X-MICROSOFT-CDO-ALLDAYEVENT|X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT|SUMMARY|TRANSP|DESCRIPTION|ATTENDEE|END)(?=[:;])/gm,
              ),
            ].map(([name]) => name),
          ),
        );
      }),
      { numRuns: runs(50) },
    );
  });
});

test('what is due from somebody stands in an issue, within its limits, and links, mentions and loads nothing', () => {
  const markdown = unified().use(remarkParse).use(remarkGfm);
  fc.assert(
    fc.property(anyReport, ({ groups }) => {
      for (const group of groups) {
        const text = groupMarkdown(group, english);
        expectHarmless(text);
        const visit = (node: { type: string; value?: string; children?: unknown[] }): void => {
          expect(['image', 'definition', 'code', 'link', 'heading', 'table']).not.toContain(node.type);
          if (node.type === 'html') expect(node.value).toMatch(/^<\/?span>$/);
          if (node.type === 'text') expect(node.value).not.toMatch(/@\w|#\d|:\/\/|www\./i);
          for (const child of node.children ?? []) visit(child as typeof node);
        };
        visit(markdown.parse(text));
      }
    }),
    { numRuns: runs(50) },
  );
  const many = Array.from({ length: 10_000 }, (_, at) =>
    line({ id: `${at}`, record: { id: 'ACT-1', version: null, type: 'action', title: '&'.repeat(500) } }),
  );
  const text = groupMarkdown(groupOf(many), english);
  expect(text.length).toBeLessThanOrEqual(60_000);
  expect(text).toMatch(/- 9,9\d\d more\n$/);
});

test('addresses of persons are written only when they are asked for', () => {
  const report = reportOf([groupOf([line()])]);
  for (const { name } of dueFormats) expect(written(name, report)).not.toContain('m@acme.example');
  for (const name of ['json', 'ics'])
    expect(written(name, report, { emails: true })).toContain('m@acme.example');
});

test.each(dueFormats)('text of records in $name cannot steer a display or a CI service', ({ write }) => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const output = write(report, { ...context, emails: true });
      // Lines of a calendar are parted anywhere, and put together by whoever reads it.
      expectHarmless(output.replaceAll('\r\n ', '').replaceAll('\r\n', '\n'));
      expectNoCommandAtLineStart(output);
    }),
    { numRuns: runs(100) },
  );
});

import type { ExampleFiles, Rule } from '../model/rule.ts';
import { cautionsOf, editions, inAllEditions } from '../standards/lookup.ts';
import { clausePhrase } from './clauses.ts';

const basisWords: Readonly<Record<Rule['basis'], string>> = {
  documented: 'the standard asks for the record',
  required: 'the standard asks for the doing; a record is one way to show it',
  own: 'a rule of this system',
  practice: 'good practice, not asked for by the standard',
  technical: 'a fault of form',
};

/** Level, basis and clauses of a rule in one line, and whether it guards trust in the text itself. */
function ruleFacts(rule: Rule): string {
  const clauses = rule.clauses.length === 0 ? '' : ` · ${clausePhrase(inAllEditions(rule.clauses))}`;
  const trust =
    (rule.silenceable === false ? ' · no comment silences it' : '') +
    (rule.voidsExceptions === true ? ' · an error at an exception voids it' : '');
  return `${rule.level} · ${basisWords[rule.basis]}${clauses}${trust}`;
}

const fileLines = (files: ExampleFiles, before: string): string[] =>
  Object.entries(files).flatMap(([path, text]) => [
    `${before}# ${path}`,
    ...text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `${before}${line}`.trimEnd()),
  ]);

const wrapped = (text: string, width: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
};

/** One rule for a terminal: what it flags and why, its clauses, a bad and a good example. */
export function ruleText(rule: Rule): string {
  const { bad, good, today } = rule.examples;
  const day = today === undefined ? '' : ` (on ${today})`;
  return [
    `${rule.id}: ${rule.title}`,
    ruleFacts(rule),
    ...cautionsOf(inAllEditions(rule.clauses)),
    '',
    ...wrapped(rule.explanation, 100),
    '',
    `Reported${day}:`,
    ...fileLines(bad, '  '),
    '',
    'Not reported:',
    ...fileLines(good, '  '),
    '',
  ].join('\n');
}

/** All rules for a terminal, one line each. */
export function ruleList(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules
    .map(
      ({ id, level, basis, title }) =>
        `${id.padEnd(width)}  ${level.padEnd(11)}  ${basis.padEnd(10)}  ${title}\n`,
    )
    .join('');
}

const fenced = (files: ExampleFiles): string =>
  Object.entries(files)
    .map(([path, text]) => {
      const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
      const fence = '`'.repeat(longest + 1);
      const language = /\.md$/.test(path) ? 'markdown' : /\.csv$/.test(path) ? 'csv' : 'yaml';
      return `\`${path}\`\n\n${fence}${language}\n${text.replace(/\n*$/, '\n')}${fence}\n`;
    })
    .join('\n');

/** The rule reference in Markdown: one heading per rule, whose anchor is the rule's id. */
export function ruleReference(rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ id, level, basis, title }) => `| [\`${id}\`](#${id}) | ${level} | ${basis} | ${title} |\n`,
  );
  const sections = rules.map((rule) => {
    const { bad, good, today } = rule.examples;
    const day = today === undefined ? '' : ` on ${today}`;
    return `## ${rule.id}\n\n**${rule.title}.** ${ruleFacts(rule)}\n\n${rule.explanation}\n\nReported${day}:\n\n${fenced(bad)}\nNot reported:\n\n${fenced(good)}`;
  });
  return `# Rules

What \`qms check\` and the editor report, and why. Made from the rules themselves by \`scripts/docs.ts\`; \`qms rules <id>\` says the same. Requirements are put in our own words; the standard itself is what counts. ${editions.flatMap(({ caution }) => caution ?? []).join(' ')}

Basis: **documented**, the standard asks for the record · **required**, it asks for the doing, of which a record is one way to show it · **own**, a rule of this system · **practice**, good practice · **technical**, a fault of form. Levels can be changed under \`rules\` in \`qms.yaml\`.

| rule | level | basis | what |
|---|---|---|---|
${rows.join('')}
${sections.join('\n')}`;
}

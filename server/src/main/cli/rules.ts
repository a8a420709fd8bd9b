import { rules as allRules, ruleById } from '../../core/roots.ts';
import { oneLine } from '../../document/sanitize.ts';
import type { Rule } from '../../model/rule.ts';
import { ruleList, ruleText } from '../../report/rule-text.ts';
import { didYouMean, nearest } from '../../schemas/nearest.ts';
import { clauseLabel, inAllEditions } from '../../standards/lookup.ts';
import { documentation } from '../../workspace/findings/documentation.ts';
import { parseArguments } from './arguments.ts';
import { wordOption } from './options.ts';
import { exitCode, UsageError } from './usage.ts';

const help = `Usage: qms rules [id] [--format text|json]

Lists the rules with level and basis, or explains one: what it reports and why, the
clauses behind it, and an example of each kind.`;

const forTools = (rule: Rule) => ({
  id: rule.id,
  level: rule.level,
  basis: rule.basis,
  title: rule.title,
  clauses: inAllEditions(rule.clauses).map((ref) => ({ ref, label: clauseLabel(ref) })),
  explanation: rule.explanation,
  examples: rule.examples,
  docs: documentation(rule.id),
});

/** `qms rules`: lists the rules or explains one. Returns the exit code. */
export async function rules(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, { format: { type: 'string' } });
  if (parsed.flag('help')) {
    process.stdout.write(`${help}\n`);
    return exitCode.clean;
  }
  const format = wordOption(parsed, 'format', ['text', 'json']);
  const [id, extra] = parsed.positionals;
  if (extra !== undefined) throw new UsageError(`name one rule; \`${oneLine(extra, 60)}\` is one too many`);
  const rule = id === undefined ? undefined : ruleById(id);
  if (id !== undefined && rule === undefined) {
    const near = nearest(
      id,
      allRules.map((each) => each.id),
    );
    const hint = didYouMean(near, '`qms rules` lists them');
    throw new UsageError(`there is no rule \`${oneLine(id, 60)}\`: ${hint}`);
  }
  if (format === 'json') {
    const value = rule === undefined ? { version: 1, rules: allRules.map(forTools) } : forTools(rule);
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  } else process.stdout.write(rule === undefined ? ruleList(allRules) : ruleText(rule));
  return exitCode.clean;
}

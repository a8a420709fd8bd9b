import { describe, expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import { authoring } from '../../server/src/core/authoring.ts';
import { formatText } from '../../server/src/report/text.ts';
import { result } from '../report/samples.ts';
import { checked, stepsFor } from './steps-for.ts';

test.each(rules.map((rule) => [rule.id, rule] as const))(
  'what %s finds has a next step',
  async (id, rule) => {
    const state = await checked(rule.examples.bad, rule.examples.today);
    const own = state.findings.filter((finding) => finding.rule === id);
    const lacking: string[] = [];
    for (const finding of own)
      if ((await stepsFor(state, finding)).length === 0) lacking.push(finding.message);
    expect(lacking).toEqual([]);
  },
);

describe('a repository that has just been begun', async () => {
  const state = await checked((await authoring.initialFiles('2026-02-01')).files);

  test('has no finding without a way on', async () => {
    const ways: Record<string, readonly string[]> = {};
    for (const finding of state.findings)
      ways[`${finding.rule} ${finding.record ?? ''}`.trim()] = await stepsFor(state, finding);
    expect(ways).toEqual({
      'context-climate': [
        'Fill in CTX-001 "Climate change", question by question…',
        'Open context/CTX-001.yaml: CTX-001 "Climate change" is not in force',
      ],
      'objective-missing': ['New quality objective…'],
      'policy-missing': [
        'Fill in POL-001 "Quality policy", question by question…',
        'Approve POL-001 "Quality policy" and put it in force…',
        'Open policy/POL-001.md: POL-001 "Quality policy" is not in force',
      ],
      'scope-missing': [
        'Fill in SCP-001 "Scope of the quality management system", question by question…',
        'Approve SCP-001 "Scope of the quality management system" and put it in force…',
        'Open context/SCP-001.md: SCP-001 "Scope of the quality management system" is not in force',
      ],
      'role-vacant ROLE-QM': [
        'Name who holds ROLE-QM "Quality management"…',
        'New person…',
        'Change `holders`',
      ],
      'role-vacant ROLE-TOP': [
        'Name who holds ROLE-TOP "Top management"…',
        'New person…',
        'Change `holders`',
      ],
    });
  });

  test('is told on the command line what to type', () => {
    const { findings, files } = state;
    const text = formatText(result(findings), {
      colour: false,
      width: 100,
      source: (file) => files[file],
    });
    for (const command of [
      'begin one with: qms new quality-objective',
      'put it in force with: qms sign POL-001 --as PER-… --effective 2026-02-01',
      'put it in force with: qms sign SCP-001 --as PER-… --effective 2026-02-01',
      'begin one with: qms new person',
    ])
      expect(text).toContain(command);
  });
});

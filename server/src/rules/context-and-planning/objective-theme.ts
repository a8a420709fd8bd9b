import { defineAggregate } from '../../domain/define-aggregate.ts';
import { changeTo } from '../../domain/words/fixes.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { didYouMean } from '../../messages/did-you-mean.ts';
import { listed } from '../../messages/listed.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { isBlank, textsOf } from '../../records/values.ts';
import { nearest } from '../../schemas/nearest.ts';
import { writeScalar } from '../../text/write-scalar.ts';
import { objective } from './examples.ts';

const say = defineMessages('objective-theme', {
  undefined:
    "qms.yaml defines no strategic themes that {count, plural, one {an objective} other {# objectives}} could name. List the company's own under `themes`. Without a theme {count, plural, one {is} other {are}} {objectives}.",
  none: 'The objective does not name a strategic theme. Name the one it serves under `themes`. qms.yaml defines {themes}.',
  unknown: 'The theme `{theme}` is not defined in qms.yaml. Choose {themes}, or define it there.',
  mistyped: 'The theme `{theme}` is not defined in qms.yaml. {suggestion}',
  name: 'Name the theme `{theme}`',
});

/** Objectives beyond draft that are not closed, by whether they name themes; the value is what they name. */
const objectiveThemes = defineAggregate<readonly string[]>({
  name: 'objective-themes',
  types: ['quality-objective'],
  *map(record) {
    if (record.phase !== 'active' && record.phase !== 'review') return;
    const themes = textsOf(record.data['themes']);
    yield [isBlank(record.data['themes']) ? 'none' : 'named', themes];
  },
});

/** Themes offered for an objective that names none. */
const offeredThemes = 5;

/** Each of the company's themes as the one this objective serves. */
const themeFixes = (record: QmsRecord, known: readonly string[]): readonly FixPlan[] =>
  known.slice(0, offeredThemes).map((theme) => ({
    title: say.name({ theme }),
    certain: false,
    file: record.file,
    record: record.key,
    steps: Object.hasOwn(record.data, 'themes')
      ? [{ kind: 'add-item', path: ['themes'], value: writeScalar(theme) }]
      : [{ kind: 'add-key', path: [], key: 'themes', value: `[${writeScalar(theme)}]` }],
  }));

export const rule: RepositoryRule = {
  id: 'objective-theme',
  scope: 'repository',
  level: 'warning',
  basis: 'practice',
  title: 'Objective without a strategic theme',
  clauses: ['iso-9001:2015/5.1.1', 'iso-9001:2015/6.2.1'],
  explanation:
    'Top management thinks in the strategic themes of the company. An objective that names the theme it serves is understood and funded; one that names none looks like an end in itself. Define the themes once in qms.yaml, in your own words, and name them under `themes` of each objective. This is practice, not a requirement.',
  examples: {
    bad: {
      'qms.yaml': 'organization: Acme\nthemes:\n  - id: customers\n    title: Customers for life\n',
      'objective.yaml': objective,
    },
    good: {
      'qms.yaml': 'organization: Acme\nthemes:\n  - id: customers\n    title: Customers for life\n',
      'objective.yaml': `${objective}themes: [customers]\n`,
    },
  },
  check(queries, report) {
    const known = queries.config('themes').map(({ id }) => id);
    const unthemed = queries.aggregate(objectiveThemes, 'none').map(({ record }) => record);
    // Without themes to choose from there is one cause, so one finding where it is cured.
    if (known.length === 0) {
      if (unthemed.length === 0) return;
      report({
        message: asPractice(
          say.undefined({ count: unthemed.length, objectives: listed(unthemed.map(({ id }) => id)) }),
        ),
        place: { file: 'qms.yaml', path: [] },
        steps: [{ kind: 'name-theme' }],
      });
      return;
    }
    for (const record of unthemed) {
      report({
        message: asPractice(say.none({ themes: keysListed(known) })),
        place: { file: record.file, record: record.key, path: ['themes'] },
        fixes: themeFixes(record, known),
      });
    }
    for (const { record, value: themes } of queries.aggregate(objectiveThemes, 'named')) {
      themes.forEach((theme, index) => {
        if (known.includes(theme)) return;
        const near = nearest(theme, known);
        const path = Array.isArray(record.data['themes']) ? ['themes', index] : ['themes'];
        report({
          message: asPractice(
            near === undefined
              ? say.unknown({ theme, themes: keysListed(known, 'or') })
              : say.mistyped({ theme, suggestion: didYouMean(near) }),
          ),
          place: { file: record.file, record: record.key, path },
          fixes:
            near === undefined
              ? []
              : [
                  {
                    title: changeTo(near),
                    certain: false,
                    file: record.file,
                    record: record.key,
                    steps: [{ kind: 'replace-value', path, value: near }],
                  },
                ],
        });
      });
    }
  },
};

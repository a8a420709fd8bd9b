import { defineAggregate } from '../../domain/define-aggregate.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Queries } from '../../model/queries.ts';
import type { Oddity, QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { demandsFor } from '../../records/sign-off-demands.ts';

const say = defineMessages('yaml-ambiguous', {
  unsignable: '{fault} No sign-off can cover the text as it is.',
});

/** Odd text inside the items of a register: the item reports it, so that the register need not. */
const oddInItems = defineAggregate<readonly Oddity[]>({
  name: 'oddities of register items',
  types: [],
  map: ({ register, oddities }) => (register === null || oddities.length === 0 ? [] : [[register, oddities]]),
});

/** Registers that carry sign-offs: these cover every item. */
const signedRegisters = defineAggregate<true>({
  name: 'signed registers',
  types: ['register'],
  map: ({ key, digests }) => (digests.length === 0 ? [] : [[key, true]]),
});

function isSignedOrNeedsTo(record: QmsRecord, queries: Queries): boolean {
  if (record.digests.length > 0) return true;
  if (record.register !== null && queries.aggregate(signedRegisters, record.register).length > 0) return true;
  const required = queries.config('signOff').required;
  return demandsFor(record, required, queries.config('risk').threshold).length > 0;
}

const sameSpan = (left: Oddity, right: Oddity): boolean =>
  left.kind === right.kind && left.span.start === right.span.start && left.span.end === right.span.end;

export const rule: RecordRule = {
  id: 'yaml-ambiguous',
  scope: 'record',
  types: [],
  needs: ['oddities'],
  concern: 'form',
  level: 'error',
  basis: 'technical',
  silenceable: false,
  title: 'Text that programs read differently',
  clauses: [],
  explanation:
    'YAML allows ways of writing that different programs read differently: a key that stands twice, `<<`, tags, numbers such as 0x1F or 1e400, words such as `no` that older programs take for false, texts such as `3,5`, `1:30` or `1_000` that some take for a number, `2026-02-30` and `=` over which some refuse the whole file, a block of text that ends with the file and without a line break. What one person signs, another program might read as something else. In a record that is signed, or needs to be, no digest can be taken of such text and this is an error; elsewhere, and where a digest is possible all the same, it is a warning. Write it in the plain way the message names.',
  examples: {
    bad: {
      'policy.yaml':
        'id: POL-001\ntype: quality-policy\ntitle: Quality policy\ntext: We care.\ntext: We do not care.\n',
    },
    good: { 'policy.yaml': 'id: POL-001\ntype: quality-policy\ntitle: Quality policy\ntext: We care.\n' },
  },
  check: (record, queries, report) => {
    if (record.oddities.length === 0) return;
    const items =
      record.kind === 'container'
        ? queries.aggregate(oddInItems, record.key).flatMap(({ value }) => value)
        : [];
    const starts = new Map<number, Oddity[]>();
    for (const odd of items) starts.set(odd.span.start, [...(starts.get(odd.span.start) ?? []), odd]);
    const own = record.oddities.filter(
      (odd) => !(starts.get(odd.span.start) ?? []).some((other) => sameSpan(odd, other)),
    );
    if (own.length === 0) return;
    const signed = isSignedOrNeedsTo(record, queries);
    for (const { message, span, blocksDigest, fix } of own) {
      report({
        message: signed && blocksDigest ? say.unsignable({ fault: message }) : message,
        place: { file: record.file, record: record.key, path: [], span },
        ...(signed && blocksDigest ? {} : { severity: 'warning' }),
        fixes:
          fix === undefined
            ? []
            : [
                {
                  title: fix.title,
                  certain: fix.certain,
                  file: record.file,
                  record: record.key,
                  steps: fix.edits.map((edit) => ({ kind: 'edit', edit })),
                },
              ],
      });
    }
  },
};

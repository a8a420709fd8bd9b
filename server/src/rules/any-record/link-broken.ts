import { isFinished } from '../../domain/phases.ts';
import { changeTo } from '../../domain/words/fixes.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { didYouMean } from '../../messages/did-you-mean.ts';
import type { FixPlan, Issue } from '../../model/finding.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { FileUse, QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { leadsToPlace } from '../../records/file-uses.ts';
import { nearest } from '../../schemas/nearest.ts';

const say = defineMessages('link-broken', {
  outside:
    'The {use, select, image {image} data {data file} other {file}} {path} is outside the folder of qms.yaml. Copy it below that folder and write its path from here.',
  linkMissing: 'No file is at {path}. Correct the link or add the file.',
  fileMissing: 'No file is at {path}. Correct the path or add the file.',
  fileGone: 'No file is at {path}. Restore the file and leave this finished record as it is.',
  noHeading: 'No heading in {place} has the anchor `#{anchor}`. Correct the link or the heading.',
  otherHeading: 'No heading in {place} has the anchor `#{anchor}`. {suggestion}',
  headingGone:
    'No heading in {place} has the anchor `#{anchor}`. Restore the heading and leave this finished record as it is.',
  thisText: 'this text',
});

/** Folders whose content is never listed, so that nothing can be said about what they hold. */
const isUnlisted = (path: string): boolean =>
  path.split('/').some((part) => part.startsWith('.') || part === 'node_modules');

/** A path or anchor fit to stand in a sentence. */
const shown = (text: string): string => {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return plain.length > 100 ? `${plain.slice(0, 99)}…` : plain;
};

function fileMessage(record: QmsRecord, use: FileUse, queries: Queries): Message | null {
  const { target, written } = use;
  if (target === null) {
    // A plain link may lead anywhere; what belongs to the record has to travel with it.
    return use.use === 'link' ? null : say.outside({ use: use.use, path: shown(written) });
  }
  if (target === '' || isUnlisted(target) || queries.file(target).exists) return null;
  const path = shown(target);
  if (isFinished(record)) return say.fileGone({ path });
  return use.use === 'link' ? say.linkMissing({ path }) : say.fileMissing({ path });
}

/** The anchors a link can lead to, or null when they are not known. */
function anchorsAt(record: QmsRecord, target: string, queries: Queries): readonly string[] | null {
  if (target === record.file) return record.markdown ? record.anchors : null;
  return isUnlisted(target) ? null : queries.file(target).anchors;
}

function anchorIssue(
  record: QmsRecord,
  use: FileUse,
  queries: Queries,
): Pick<Issue, 'message' | 'fixes'> | null {
  const { anchor, target, written, span } = use;
  if (!leadsToPlace(use) || target === null || anchor === null) return null;
  const anchors = anchorsAt(record, target, queries);
  if (anchors === null || anchors.includes(anchor)) return null;
  const wrong = { place: target === record.file ? say.thisText() : shown(target), anchor: shown(anchor) };
  if (isFinished(record)) return { message: say.headingGone(wrong) };
  const near = nearest(anchor, anchors);
  if (near === undefined) return { message: say.noHeading(wrong) };
  const plain = span !== undefined && span.end - span.start === written.length + 1 + anchor.length;
  const fixes: FixPlan[] = plain
    ? [
        {
          title: changeTo(`#${near}`),
          certain: false,
          file: record.file,
          record: record.key,
          steps: [
            { kind: 'edit', edit: { span: { start: span.end - anchor.length, end: span.end }, text: near } },
          ],
        },
      ]
    : [];
  return { message: say.otherHeading({ ...wrong, suggestion: didYouMean(`#${near}`) }), fixes };
}

export const rule: RecordRule = {
  id: 'link-broken',
  scope: 'record',
  types: [],
  needs: ['fileUses'],
  concern: 'integrity',
  level: 'error',
  basis: 'technical',
  title: 'A link or file that is not there',
  clauses: [],
  explanation:
    'A link, an image, an attachment or a data file is named, but no such file is below the folder of qms.yaml; or a link names a heading that the text does not have. A path with `/` at its beginning is seen from the top folder of the repository. Correct the path, add the file, or correct the heading. Links to web addresses and to places outside the folder are not looked at; files that belong to a record must be inside it, since a sign-off covers them.',
  examples: {
    bad: {
      'policy.md': '---\nid: POL-001\ntype: quality-policy\n---\nSee [the scope](scope.md).\n',
    },
    good: {
      'policy.md': '---\nid: POL-001\ntype: quality-policy\n---\nSee [the scope](scope.md).\n',
      'scope.md': '---\nid: SCO-001\ntype: scope\n---\nMeasuring instruments.\n',
    },
  },
  check: (record, queries, report) => {
    for (const use of record.fileUses) {
      const place = {
        file: record.file,
        record: record.key,
        path: use.path,
        ...(use.span === undefined ? {} : { span: use.span }),
      };
      const message = fileMessage(record, use, queries);
      if (message !== null) {
        report({ message, place });
        continue;
      }
      const issue = anchorIssue(record, use, queries);
      if (issue !== null) report({ ...issue, place });
    }
  },
};

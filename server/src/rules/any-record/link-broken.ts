import { isFinished } from '../../domain/phases.ts';
import type { FixPlan, Issue } from '../../model/finding.ts';
import type { Queries } from '../../model/queries.ts';
import type { FileUse, QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { nearest } from '../../schemas/nearest.ts';

/** Folders whose content is never listed, so that nothing can be said about what they hold. */
const isUnlisted = (path: string): boolean =>
  path.split('/').some((part) => part.startsWith('.') || part === 'node_modules');

const kinds: Readonly<Record<FileUse['use'], string>> = {
  link: 'link',
  image: 'image',
  file: 'file',
  data: 'data file',
};

/** A path or anchor fit to stand in a sentence. */
const shown = (text: string): string => {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return plain.length > 100 ? `${plain.slice(0, 99)}…` : plain;
};

const advice = (record: QmsRecord, use: FileUse): string => {
  if (isFinished(record)) return 'restore the file and leave this finished record as it is';
  return use.use === 'link' ? 'correct the link or add the file' : 'correct the path or add the file';
};

function fileMessage(record: QmsRecord, use: FileUse, queries: Queries): string | null {
  const { target, written } = use;
  if (target === null) {
    // A plain link may lead anywhere; what belongs to the record has to travel with it.
    return use.use === 'link'
      ? null
      : `The ${kinds[use.use]} ${shown(written)} is outside the folder of qms.yaml: copy it below that folder and write its path from here.`;
  }
  if (target === '' || isUnlisted(target) || queries.file(target).exists) return null;
  return `No file is at ${shown(target)}: ${advice(record, use)}.`;
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
  if (use.use !== 'link' || anchor === null || anchor === '' || anchor === 'top' || target === null)
    return null;
  const anchors = anchorsAt(record, target, queries);
  if (anchors === null || anchors.includes(anchor)) return null;
  const where = target === record.file ? 'this text' : shown(target);
  const wrong = `No heading in ${where} has the anchor \`#${shown(anchor)}\``;
  if (isFinished(record))
    return { message: `${wrong}: restore the heading and leave this finished record as it is.` };
  const near = nearest(anchor, anchors);
  if (near === undefined) return { message: `${wrong}: correct the link or the heading.` };
  const plain = span !== undefined && span.end - span.start === written.length + 1 + anchor.length;
  const fixes: FixPlan[] = plain
    ? [
        {
          title: `Change to \`#${near}\``,
          certain: false,
          file: record.file,
          record: record.key,
          steps: [
            { kind: 'edit', edit: { span: { start: span.end - anchor.length, end: span.end }, text: near } },
          ],
        },
      ]
    : [];
  return { message: `${wrong}: did you mean \`#${near}\`?`, fixes };
}

export const rule: RecordRule = {
  id: 'link-broken',
  scope: 'record',
  types: [],
  concern: 'integrity',
  level: 'error',
  basis: 'technical',
  title: 'A link or file that is not there',
  clauses: [],
  explanation:
    'A relative link, an image, an attachment or a data file is named, but no such file is below the folder of qms.yaml; or a link names a heading that the text does not have. Correct the path, add the file, or correct the heading. Links to web addresses and to places outside the folder are not looked at; files that belong to a record must be inside it, since a sign-off covers them.',
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

import type { WorkspaceEdit } from 'vscode-languageserver';

/** Edits of several roots as one. */
export function joined(edits: readonly WorkspaceEdit[]): WorkspaceEdit | null {
  if (edits.length < 2) return edits[0] ?? null;
  // Annotations are named per root and must stay apart.
  const documentChanges = edits.flatMap(({ documentChanges: changes }, root) =>
    (changes ?? []).map((change) =>
      'edits' in change
        ? {
            ...change,
            edits: change.edits.map((edit) =>
              'annotationId' in edit ? { ...edit, annotationId: `${root}-${edit.annotationId}` } : edit,
            ),
          }
        : change,
    ),
  );
  const changeAnnotations = Object.fromEntries(
    edits.flatMap(({ changeAnnotations: annotations }, root) =>
      Object.entries(annotations ?? {}).map(([id, annotation]) => [`${root}-${id}`, annotation]),
    ),
  );
  if (documentChanges.length > 0) return { documentChanges, changeAnnotations };
  return { changes: Object.assign({}, ...edits.map(({ changes }) => changes ?? {})) };
}

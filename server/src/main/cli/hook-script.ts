/** What a hook checks, and with what. */
export interface HookScript {
  /** Absolute path of Node. */
  readonly node: string;
  /** Absolute path of `qms`. */
  readonly program: string;
  /** The roots, as paths from the top of the work tree with `/`; `.` for the top itself. */
  readonly roots: readonly string[];
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const unquoted = (text: string): string => text.replaceAll("'\\''", "'");

/**
 * The hook as a script for the shell that git brings along. Git runs it in the top of the work tree; the programs are
 * named by where they lie, so that nothing of the work tree takes their place.
 */
export const hookText = ({ node, program, roots }: HookScript): string => `#!/bin/sh
# Checks the management system before each commit.
# Written by \`qms hook install\`; \`qms hook uninstall\` takes it away.
node=${quoted(node)}
qms=${quoted(program)}
if [ ! -x "$node" ] || [ ! -f "$qms" ]; then
  echo "qms is no longer where it was when this hook was written: run \\\`qms hook install\\\` again." >&2
  exit 1
fi
${roots.map((root) => `"$node" "$qms" check --root ${quoted(root)} || exit 1\n`).join('')}`;

/** Reads a hook back. Null for any text that we did not write just so. */
export function readHook(text: string): HookScript | null {
  const value = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(text)?.[1];
    return found === undefined ? undefined : unquoted(found);
  };
  const [node, program] = [value(/^node='(.*)'$/m), value(/^qms='(.*)'$/m)];
  if (node === undefined || program === undefined) return null;
  const roots = [...text.matchAll(/^"\$node" "\$qms" check --root '(.*)' \|\| exit 1$/gm)].map(([, root]) =>
    unquoted(root!),
  );
  const script = { node, program, roots };
  return hookText(script) === text ? script : null;
}

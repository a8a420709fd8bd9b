import type { Plugin } from 'rolldown';

/** An import of names from a module of Node, as the bundler writes it. */
const imported = /^import \{ ([^}]+) \} from "(node:[a-z0-9/_]+)";$/gm;

/**
 * Modules of Node are taken with `require`. An import of one reads everything that it exports, and much of that is
 * loaded only when it is read: promises and streams behind `node:fs`, web cryptography, threads behind `node:util`.
 */
export const requiredBuiltins: Plugin = {
  name: 'required-builtins',
  renderChunk(code) {
    const required = code.replace(imported, (_statement, names: string, from: string) => {
      const taken = names.replaceAll(' as ', ': ');
      return `const { ${taken} } = requireOfNode(import.meta.url)("${from}");`;
    });
    if (required === code) return null;
    return `import { createRequire as requireOfNode } from "node:module";\n${required}`;
  },
};

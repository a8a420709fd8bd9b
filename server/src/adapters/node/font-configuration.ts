import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the fonts of a browser come from. */
export interface FontSources {
  /** Folders with typefaces as TTF; those in other formats are passed over by fontconfig. */
  readonly folders: readonly string[];
  /** A private folder for what fontconfig keeps. */
  readonly cache: string;
  /** A configuration whose fonts stand in for letters that the folders lack, or null for none. */
  readonly machine: string | null;
}

/**
 * A configuration for fontconfig, which Chromium on Linux asks for fonts: first the given folders, so that the same
 * letters are found on every machine, even on one without any fonts.
 */
export function fontConfiguration({ folders, cache, machine }: FontSources): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${folders.map((folder) => `<dir>${escaped(folder)}</dir>\n`).join('')}<cachedir>${escaped(cache)}</cachedir>
${machine === null ? '' : `<include ignore_missing="yes">${escaped(machine)}</include>\n`}</fontconfig>
`;
}

/** The configuration of fonts that a machine has, if any. */
export function machineFonts(env: NodeJS.ProcessEnv): string | null {
  const file = env['FONTCONFIG_FILE'] ?? join(env['FONTCONFIG_PATH'] ?? '/etc/fonts', 'fonts.conf');
  return existsSync(file) ? file : null;
}

const escaped = (path: string): string => path.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

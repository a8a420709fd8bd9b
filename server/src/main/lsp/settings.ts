/** What the client's settings say, with what holds where they say nothing. */
export interface ServerSettings {
  readonly scope: 'workspace' | 'openFiles';
  readonly inlayHints: { readonly titles: boolean; readonly holders: boolean };
  readonly codeLens: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sectionOf = (settings: unknown, name: string): Record<string, unknown> => {
  const section = isObject(settings) ? settings[name] : undefined;
  return isObject(section) ? section : {};
};

/** The section `qms` of a client's settings; whatever has another form counts as not said. */
export function readSettings(given: unknown): ServerSettings {
  return {
    scope: sectionOf(given, 'diagnostics')['scope'] === 'openFiles' ? 'openFiles' : 'workspace',
    inlayHints: {
      titles: sectionOf(given, 'inlayHints')['titles'] !== false,
      holders: sectionOf(given, 'inlayHints')['holders'] !== false,
    },
    codeLens: sectionOf(given, 'codeLens')['enabled'] !== false,
  };
}

import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver-types';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Language } from '../../messages/language.ts';
import type { Finding, Severity, SuppressedFinding } from '../../model/finding.ts';
import { gravestFirst } from '../../report/result.ts';

const say = defineMessages('server.findings', {
  held: '{finding} Silenced by the baseline {reason}',
  entry: 'The entry of the baseline',
  more: 'This file has {count, plural, one {# more finding} other {# more findings}}. `qms check` lists them all.',
});

/** Most findings shown for one file; more would only slow an editor down. */
const mostPerFile = 500;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

const wholeStart: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A finding as editors show it. `data` is its fingerprint, by which code actions find it again. */
function diagnosticOf(finding: Finding, uriOf: (path: string) => string, withRelated: boolean): Diagnostic {
  return {
    range: finding.range,
    severity: severities[finding.severity],
    code: finding.rule,
    codeDescription: { href: finding.docs },
    source: 'qms',
    message: finding.message,
    ...(withRelated && finding.related.length > 0
      ? {
          relatedInformation: finding.related.map(({ file, range, message }) => ({
            location: { uri: uriOf(file), range },
            message,
          })),
        }
      : {}),
    data: finding.fingerprint,
  };
}

/** What the baseline silences, as a hint: seen at its place, and in no list of problems. */
function hintOf(
  finding: SuppressedFinding,
  uriOf: (path: string) => string,
  withRelated: boolean,
  language: Language,
): Diagnostic[] {
  const { entry, reason } = finding.suppressedBy;
  if (entry === undefined) return [];
  const related = { file: entry.file, range: entry.range, message: language.text(say.entry()) };
  const shown = {
    ...finding,
    message: language.text(say.held({ finding: finding.message, reason })),
    related: [...finding.related, related],
  };
  return [{ ...diagnosticOf(shown, uriOf, withRelated), severity: DiagnosticSeverity.Hint }];
}

/**
 * The findings of one file as editors show them; of very many the gravest, and how many more there are.
 * @param silenced what of it is silenced: shown is what the baseline holds
 */
export function diagnosticsOf(
  findings: readonly Finding[],
  silenced: readonly SuppressedFinding[],
  uriOf: (path: string) => string,
  withRelated: boolean,
  language: Language,
): Diagnostic[] {
  const shown = findings.length <= mostPerFile ? findings : gravestFirst(findings).slice(0, mostPerFile);
  const hints = silenced
    .flatMap((finding) => hintOf(finding, uriOf, withRelated, language))
    .slice(0, mostPerFile - shown.length);
  const diagnostics = [...shown.map((finding) => diagnosticOf(finding, uriOf, withRelated)), ...hints];
  if (shown.length === findings.length) return diagnostics;
  return [
    ...diagnostics,
    {
      range: wholeStart,
      severity: DiagnosticSeverity.Information,
      source: 'qms',
      message: language.text(say.more({ count: findings.length - shown.length })),
    },
  ];
}

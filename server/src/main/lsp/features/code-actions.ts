import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { authoring } from '../../../core/authoring.ts';
import { Refusal } from '../../../core/core.ts';
import { features, fixAllKind } from '../../../core/features.ts';
import type { NewFile } from '../../../language/code-actions.ts';
import type { StepAction } from '../../../language/next-steps.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Project } from '../../../workspace/project.ts';
import type {
  CaretPlace,
  ClientCommands,
  FillInArgument,
  NewRecordArgument,
  SignedTextArgument,
} from '../protocol.ts';
import { isObject, rangeIn } from '../requests/requests.ts';
import type { RootSession } from '../roots/root-session.ts';
import { featureAnswers } from './answers.ts';
import type { FeatureOptions } from './feature-options.ts';
import { type Offered, toldApart } from './told-apart.ts';

/** Which kinds of code action the client asks for. */
function asks(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
}

/** Answers which repairs and other actions a place of a text offers. */
export function registerCodeActions(options: FeatureOptions): void {
  const { connection, abilities } = options;
  const { answer, openOf, editOf } = featureAnswers(options);

  connection.onCodeAction(
    answer('published', null, async (asked, params): Promise<CodeAction[]> => {
      const { context, session, path } = asked;
      const given = isObject(params) && isObject(params['context']) ? params['context'] : {};
      const only = Array.isArray(given['only']) ? given['only'].map(String) : undefined;
      const shown: readonly unknown[] = Array.isArray(given['diagnostics']) ? given['diagnostics'] : [];
      const named = namedIn(shown);
      const { canAsk, createsFiles } = abilities();
      const { project } = context;
      const found = asks(only, 'quickfix')
        ? [
            ...(await features.quickFixes(
              context,
              rangeIn(params),
              {
                canAsk,
                open: openOf(asked),
                newRecord: (type, id) => (createsFiles ? newFile(project, type, id) : null),
              },
              named,
            )),
          ]
        : [];
      const all = asks(only, fixAllKind) ? features.fixAll(context) : null;
      if (all !== null) found.push(all);
      const about = ({ fingerprint }: Finding) =>
        shown.filter(
          (diagnostic): diagnostic is Diagnostic =>
            isObject(diagnostic) && diagnostic['data'] === fingerprint,
        );
      const { sign, putInForce, changes, confirm, caret: place, fillIn } = abilities().commands;
      const changed =
        changes !== undefined && asks(only, 'quickfix')
          ? features
              .changeActions(context, rangeIn(params), named)
              .map(({ title, finding, record, digest }) => ({
                finding,
                action: {
                  title,
                  kind: 'quickfix',
                  diagnostics: about(finding),
                  command: {
                    title,
                    command: changes,
                    arguments: [{ root: session.root, id: record.id, digest } satisfies SignedTextArgument],
                  },
                },
              }))
          : [];
      const toSign = asks(only, 'quickfix') ? features.signActions(context, rangeIn(params), named) : [];
      const steps = asks(only, 'quickfix')
        ? features.stepActions(context, rangeIn(params), { canAsk }, named).flatMap((step): Offered[] => {
            const { title, finding } = step;
            const command = commandOf(session, step, abilities().commands);
            const edit = step.does === 'write' ? editOf(session, step.edit) : undefined;
            if (command === null || edit?.changeAnnotations !== undefined) return [];
            const action = {
              title,
              kind: 'quickfix',
              diagnostics: about(finding),
              ...(edit === undefined ? {} : { edit }),
              command: { title, ...command },
            } as CodeAction;
            return [{ finding, action }];
          })
        : [];
      return toldApart(
        [
          ...changed,
          ...toSign.flatMap(({ title, finding, signOff, putsInForce }) => {
            const command = putsInForce ? putInForce : sign;
            if (command === undefined) return [];
            return {
              finding,
              action: {
                title,
                kind: 'quickfix',
                diagnostics: about(finding),
                command: { title, command, arguments: [{ root: session.root, ...signOff }] },
              },
            };
          }),
          ...found.map(({ title, kind, finding, isPreferred, edit, caret }): Offered => {
            const made = editOf(session, edit);
            const asks = made.changeAnnotations !== undefined && confirm !== undefined;
            const then: CaretPlace[] =
              caret === undefined ? [] : [{ uri: session.uriOf(path), position: caret }];
            return {
              finding,
              action: {
                ...(asks
                  ? { title: `${title}…`, command: { title, command: confirm, arguments: [made, ...then] } }
                  : { title, edit: made }),
                ...(asks || place === undefined || then.length === 0
                  ? writingOn(session, title, edit.created, fillIn)
                  : { command: { title, command: place, arguments: then } }),
                kind,
                isPreferred,
                ...(finding === null ? {} : { diagnostics: about(finding) }),
              },
            };
          }),
          ...steps,
        ],
        project.language,
      );
    }),
  );
}

/** The findings of ours that a client names; editors name what they show at the place, or the one somebody clicked. */
const namedIn = (diagnostics: readonly unknown[]): ReadonlySet<string> =>
  new Set(
    diagnostics.flatMap((each) =>
      isObject(each) && each['source'] === 'qms' && typeof each['data'] === 'string' ? [each['data']] : [],
    ),
  );

/** Going on to write in the record that an edit creates. */
function writingOn(
  session: RootSession,
  title: string,
  [created]: readonly NewFile[],
  command: string | undefined,
): Pick<CodeAction, 'command'> {
  if (created === undefined || command === undefined) return {};
  const snippet = features.withPlacesToWrite(created.text);
  const place: FillInArgument = { uri: session.uriOf(created.file), snippet };
  return { command: { title, command, arguments: [place] } };
}

/** The command of the client by which a step is taken; null where the client has none for it. */
function commandOf(
  session: RootSession,
  step: StepAction,
  { newRecord, putInForce, caret, answer, theme }: ClientCommands,
): { readonly command: string; readonly arguments: readonly object[] } | null {
  const { root } = session;
  const call = (command: string | undefined, argument: object) =>
    command === undefined ? null : { command, arguments: [argument] };
  switch (step.does) {
    case 'new-record':
      return call(newRecord, {
        root,
        type: step.type,
        ...(step.from === undefined ? {} : { from: step.from }),
      } satisfies NewRecordArgument);
    case 'name-theme':
      return theme === undefined ? null : { command: theme, arguments: [root as unknown as object] };
    case 'put-in-force':
      return call(putInForce, { root, id: step.id });
    case 'fill-in':
      return call(answer, { root, id: step.id });
    case 'open':
      return call(caret, { uri: session.uriOf(step.file), position: step.position } satisfies CaretPlace);
    case 'write': {
      const [file] = step.edit.changes;
      return file === undefined
        ? null
        : call(caret, { uri: session.uriOf(file.file), position: step.position } satisfies CaretPlace);
    }
  }
}

/** A record to create where a reference leads nowhere, or null when none can be made. */
function newFile(project: Project, type: string, id: string): NewFile | null {
  try {
    const { file, text } = authoring.newRecord({ type, id }, project);
    return { file, text };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

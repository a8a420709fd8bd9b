import {
  type Disposable,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  TaskScope,
  tasks,
  Uri,
  workspace,
} from 'vscode';
import type { CommandLine } from './platform.ts';
import type { Server } from './server.ts';

const type = 'qms';

interface CheckTask extends TaskDefinition {
  readonly command: 'check';
  /** Folder with the `qms.yaml`, below the workspace folder; default: the workspace folder. */
  readonly root?: string;
}

/** Offers `qms check` as a task for every repository, run with what runs the extension. */
export const checkTasks = (server: Server, commandLine: CommandLine): Disposable =>
  tasks.registerTaskProvider(type, {
    provideTasks: () =>
      server.status.roots.flatMap(({ root }) => {
        const uri = Uri.parse(root);
        const folder = workspace.getWorkspaceFolder(uri);
        // The command line reads files of this machine.
        if (folder === undefined || uri.scheme !== 'file') return [];
        const below = uri.path.slice(folder.uri.path.length).replace(/^\//, '');
        const definition: CheckTask =
          below === '' ? { type, command: 'check' } : { type, command: 'check', root: below };
        return [checkTask(definition, folder, commandLine)];
      }),
    resolveTask: ({ definition, scope }) =>
      isCheckTask(definition) ? checkTask(definition, scope ?? TaskScope.Workspace, commandLine) : undefined,
  });

const isCheckTask = (definition: TaskDefinition): definition is CheckTask =>
  definition['command'] === 'check' &&
  (definition['root'] === undefined || typeof definition['root'] === 'string');

function checkTask(
  definition: CheckTask,
  scope: NonNullable<Task['scope']>,
  { program, arguments: start, environment }: CommandLine,
): Task {
  const folder =
    typeof scope === 'object' ? scope.uri.fsPath : (workspace.workspaceFolders?.[0]?.uri.fsPath ?? '.');
  const root = definition.root === undefined || definition.root === '' ? '.' : definition.root;
  const task = new Task(
    definition,
    scope,
    root === '.' ? 'check' : `check ${root}`,
    type,
    new ProcessExecution(program, [...start, 'check', '--root', root, '--format', 'github'], {
      cwd: folder,
      // Places are to be named from here, also where VS Code itself runs in a job on GitHub.
      env: { ...environment, GITHUB_WORKSPACE: folder, GITHUB_STEP_SUMMARY: '' },
    }),
    // The server reports everything as it is; the task only adds to it where the server keeps to open files.
    workspace.getConfiguration('qms').get('diagnostics.scope') === 'openFiles' ? '$qms-check' : [],
  );
  task.group = TaskGroup.Test;
  return task;
}

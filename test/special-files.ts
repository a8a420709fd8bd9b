import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';

/** Pipes, sockets and devices have names in folders only on systems like these. */
export const haveNames = process.platform === 'linux' || process.platform === 'darwin';

/** Makes a pipe that nobody ever writes to: whoever opens it in the usual way waits for good. */
export function makePipe(path: string): void {
  const { status, stderr } = spawnSync('mkfifo', [path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mkfifo ${path}: ${stderr}`);
}

/** Makes a socket. It is gone when the server is closed. */
export async function makeSocket(path: string): Promise<Server> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(path, listening));
  return server;
}

/**
 * Puts what is no ordinary file where records would stand: a pipe, a socket, links to a pipe and to a device
 * without end, and, where we may make one, such a device.
 * @returns the paths below the root, and what is to be closed in the end
 */
export async function putSpecialFiles(root: string): Promise<{ paths: readonly string[]; socket: Server }> {
  makePipe(join(root, 'pipe.yaml'));
  makePipe(join(root, 'pipe.md'));
  symlinkSync('pipe.yaml', join(root, 'linked-pipe.yaml'));
  symlinkSync('/dev/zero', join(root, 'linked-device.yaml'));
  const device = spawnSync('mknod', [join(root, 'device.yaml'), 'c', '1', '5']).status === 0;
  const socket = await makeSocket(join(root, 'socket.yaml'));
  const paths = ['pipe.yaml', 'pipe.md', 'linked-pipe.yaml', 'linked-device.yaml', 'socket.yaml'];
  return { paths: device ? [...paths, 'device.yaml'] : paths, socket };
}

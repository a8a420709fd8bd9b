import { parentPort, workerData } from 'node:worker_threads';
import { shippedCatalogue } from '../schemas/catalogue.ts';
import { compileUserSchemas } from '../schemas/compile-user.ts';
import type { UserSchemaSource } from '../schemas/user-schema.ts';

/** Compiles a repository's schemas to see that it can be done; the main thread ends it when it cannot. */
compileUserSchemas(workerData as readonly UserSchemaSource[], shippedCatalogue());
parentPort?.postMessage('done');

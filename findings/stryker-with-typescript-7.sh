#!/usr/bin/env bash
# TypeScript 7 is a native compiler: its npm package has no `parseConfigFileTextToJson` and the like. StrykerJS accepts it
# as installed and then fails before the first mutant, as soon as a tsconfig.json is there to be copied into its
# sandbox, whichever test runner is used and although no checker for TypeScript is. Naming a file that does not exist
# under `tsconfigFile` makes the same project run.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"name":"sample","type":"module","private":true}\n' >package.json
npm install --silent --no-audit --no-fund @stryker-mutator/core@10.1.1 typescript@7.0.2
mkdir src
printf 'export const add = (a: number, b: number): number => a + b;\n' >src/add.ts
printf '{"compilerOptions":{"strict":true,"module":"nodenext","noEmit":true},"include":["src"]}\n' >tsconfig.json
configure() {
  printf '{"testRunner":"command","commandRunner":{"command":"node -e 0"},"mutate":["src/*.ts"],"reporters":["clear-text"]%s}\n' "$1" >stryker.config.json
}
run() { npx --no-install stryker run >out.txt 2>&1 || true; }

echo "@stryker-mutator/core $(node -p "require('./node_modules/@stryker-mutator/core/package.json').version"), typescript $(node -p "require('./node_modules/typescript/package.json').version"), Node $(node --version)"
configure ''
run
said="$(grep -om1 'ts.parseConfigFileTextToJson is not a function' out.txt || true)"
echo "with tsconfig.json: ${said:-it ran}"
configure ',"tsconfigFile":"none.json"'
run
ran="$(grep -om1 'Final mutation score' out.txt || grep -om1 'All files' out.txt || true)"
echo "with tsconfigFile naming no file: ${ran:-it did not run}"
[ -n "$said" ] && [ -n "$ran" ]

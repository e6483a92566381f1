// Types and lint in one process: ESLint's typed rules and the compiler's check share the programs, which are half of the
// work of each. Says the same as `npm run typecheck` and `npm run lint`.
import { ESLint } from 'eslint';
import ts from 'typescript';

const PROJECTS = ['tsconfig.json', 'apps/web/tsconfig.json'];

const programs = PROJECTS.map(programOf);
const typesFit = programs.map(reportTypes).every(Boolean);
const lintFits = await reportLint();
process.exitCode = typesFit && lintFits ? 0 : 1;

function programOf(file) {
  const onUnRecoverableConfigFileDiagnostic = (diagnostic) => {
    throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
  };
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic };
  const { options, fileNames, errors } = ts.getParsedCommandLineOfConfigFile(file, { noEmit: true }, host);
  return ts.createProgram({
    rootNames: fileNames,
    options,
    configFileParsingDiagnostics: errors,
    // ESLint's rules walk from a node to its parent.
    host: ts.createCompilerHost(options, true),
  });
}

function reportTypes(program) {
  const diagnostics = ts.getPreEmitDiagnostics(program);
  const host = {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => process.cwd(),
    getNewLine: () => '\n',
  };
  process.stdout.write(ts.formatDiagnostics(diagnostics, host));
  return diagnostics.length === 0;
}

async function reportLint() {
  const withPrograms = { files: ['**/*.ts', '**/*.mts', '**/*.tsx'], languageOptions: { parserOptions: { programs } } };
  const eslint = new ESLint({ overrideConfig: [withPrograms] });
  const results = await eslint.lintFiles(['.']);
  const formatter = await eslint.loadFormatter('stylish');
  process.stdout.write(await formatter.format(results));
  return results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0);
}

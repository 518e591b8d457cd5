// Known vulnerabilities of all packages, as far as the registries serve advisories. Ends with 1 when there is one.
import { execFileSync } from 'node:child_process';
import { judgeNpm, judgeNuGet, parse, summarize } from './judge.mjs';

const judged = [summarize('npm', judgeNpm(run('npm', ['audit', '--audit-level=low', '--package-lock-only', '--json'], 'src/WebFront/Client')))];
const report = run('dotnet', ['list', 'Orleans.Chat.sln', 'package', '--vulnerable', '--include-transitive', '--format', 'json'], '.');
judged.push(summarize('NuGet', judgeNuGet(report, await serviceIndexes(report))));

for (const line of judged.flatMap((each) => each.lines)) {
  console.log(line);
}
process.exitCode = judged.every((each) => each.good) ? 0 : 1;

/** What it said; both tools end with a failure when they find something. */
function run(command, args, folder) {
  try {
    return execFileSync(command, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (ended) {
    return ended.stdout ?? '';
  }
}

/** What each source of the report says about itself; null: it did not answer. */
async function serviceIndexes(text) {
  const sources = parse(text)?.sources ?? [];
  return Promise.all(sources.map(async (source) => {
    const response = await fetch(source, { signal: AbortSignal.timeout(20_000) }).catch(() => null);
    return response?.ok ? response.json() : null;
  }));
}

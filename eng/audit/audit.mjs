// Known vulnerabilities of all packages, as far as the registries serve advisories. Ends with 1 when there is one.
import { execFileSync } from 'node:child_process';
import { judgeNpm, judgeNuGet, summarize } from './judge.mjs';

const judged = [summarize('npm', judgeNpm(run('npm', ['audit', '--audit-level=low', '--package-lock-only', '--json'], 'src/WebFront/Client')))];
const report = run('dotnet', ['list', 'Orleans.Chat.sln', 'package', '--vulnerable', '--include-transitive', '--format', 'json'], '.');
judged.push(summarize('NuGet', judgeNuGet(report, await serviceIndex(report))));

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

async function serviceIndex(text) {
  try {
    const source = JSON.parse(text.slice(text.indexOf('{'))).sources?.[0];
    return source ? await (await fetch(source, { signal: AbortSignal.timeout(20_000) })).json() : null;
  } catch {
    return null;
  }
}

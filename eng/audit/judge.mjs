// What reports of known vulnerabilities mean. A judgement: { served, findings }; not served: the registry has no advisories;
// broken: the tool did not get as far as to ask.

/** How a registry says that it has no advisories; anything else means that it could not be asked. */
const NOT_SERVED = new Set([400, 404, 405, 'ENOAUDIT']);

/** Output of `npm audit --json`. */
export function judgeNpm(text) {
  const report = parse(text);
  if (report?.vulnerabilities === undefined || report.error) {
    const why = report?.error?.summary || report?.message || `status ${report?.statusCode ?? 'unknown'}`;
    return { served: false, broken: !NOT_SERVED.has(report?.statusCode ?? report?.error?.code), findings: [], why };
  }
  const findings = Object.values(report.vulnerabilities).map(
    (found) => `${found.name} ${found.range}: ${found.severity}${titles(found.via)}`);
  return { served: true, findings };
}

/** Output of `dotnet list package --vulnerable --include-transitive --format json`, and the service indexes of its sources. */
export function judgeNuGet(text, indexes) {
  const report = parse(text);
  if (report === null || indexes.length === 0 || indexes.includes(null)) {
    return { served: false, broken: true, findings: [], why: report === null ? 'the report is no JSON' : 'the source did not answer' };
  }
  const findings = (report.projects ?? []).flatMap((project) => (project.frameworks ?? []).flatMap((framework) =>
    [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])].flatMap((found) =>
      (found.vulnerabilities ?? []).map((known) => `${found.id} ${found.resolvedVersion}: ${known.severity}, ${known.advisoryurl ?? known.advisoryUrl}`))));
  const served = findings.length > 0 || indexes.some((index) => (index.resources ?? []).some((each) => String(each['@type']).startsWith('VulnerabilityInfo')));
  return served ? { served, findings: [...new Set(findings)] } : { served, findings: [], why: 'the source lists no VulnerabilityInfo' };
}

/** Lines for people, and whether it is good. */
export function summarize(name, { served, broken, findings, why }) {
  if (broken) {
    return { good: false, lines: [`${name}: could not be checked (${why})`] };
  }
  if (!served) {
    return { good: true, lines: [`${name}: not checked, the registry serves no advisories (${why})`] };
  }
  return findings.length === 0
    ? { good: true, lines: [`${name}: no known vulnerabilities`] }
    : { good: false, lines: findings.map((finding) => `${name}: ${finding}`) };
}

function titles(via) {
  const named = (via ?? []).filter((each) => typeof each === 'object').map((each) => each.title);
  return named.length > 0 ? `, ${named.join('; ')}` : '';
}

/** The JSON in what a tool printed; null: there is none. */
export function parse(text) {
  const begin = text.indexOf('{');
  try {
    return begin < 0 ? null : JSON.parse(text.slice(begin, text.lastIndexOf('}') + 1));
  } catch {
    return null;
  }
}

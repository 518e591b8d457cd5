import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeNpm, judgeNuGet, summarize } from './judge.mjs';

const npmFinding = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: { left: { name: 'left', range: '<1.2.0', severity: 'low', via: [{ title: 'Pads too much' }] } },
});
const nuGetFinding = JSON.stringify({
  projects: [{ frameworks: [{ framework: 'net10.0', transitivePackages: [
    { id: 'Old.Json', resolvedVersion: '1.0.0', vulnerabilities: [{ severity: 'High', advisoryurl: 'https://advisories.example/1' }] },
  ] }] }],
});
const serving = { resources: [{ '@type': 'VulnerabilityInfo/6.7.0' }] };

test('a finding of npm fails, of the lowest severity too', () => {
  const { good, lines } = summarize('npm', judgeNpm(npmFinding));
  assert.equal(good, false);
  assert.match(lines[0], /left <1\.2\.0: low, Pads too much/);
});

test('a finding of NuGet fails, in what packages bring along too', () => {
  const { good, lines } = summarize('NuGet', judgeNuGet(nuGetFinding, [serving]));
  assert.equal(good, false);
  assert.match(lines[0], /Old\.Json 1\.0\.0: High/);
});

test('clean reports pass and say so', () => {
  assert.deepEqual(summarize('npm', judgeNpm('{"vulnerabilities":{}}')), { good: true, lines: ['npm: no known vulnerabilities'] });
  assert.deepEqual(summarize('NuGet', judgeNuGet('{"projects":[]}', [serving])), { good: true, lines: ['NuGet: no known vulnerabilities'] });
});

test('a registry without advisories passes, and says that nothing was checked', () => {
  for (const judged of [judgeNpm('{"statusCode":405,"error":{"summary":""}}'), judgeNpm('{"error":{"code":"ENOAUDIT"}}'), judgeNuGet('{"projects":[]}', [{ resources: [] }])]) {
    const { good, lines } = summarize('it', judged);
    assert.equal(good, true);
    assert.match(lines[0], /not checked/);
  }
});

test('a check that broke down fails', () => {
  for (const judged of [judgeNpm('no JSON'), judgeNpm('{"error":{"code":"ENOLOCK"}}'), judgeNpm('{"statusCode":503}'), judgeNuGet('MSB1009', [serving]), judgeNuGet('{"projects":[]}', [null])]) {
    const { good, lines } = summarize('it', judged);
    assert.equal(good, false);
    assert.match(lines[0], /could not be checked/);
  }
});

/**
 * Every command of the pages that nothing but this checkout, a Redis and a few programs is needed for, and where it is run.
 * A command is written as it stands there, blanks and all.
 */

/** By test/docs/run-commands.test.ts in `npm test`, in this order, and what each of them says. */
export const shortRuns: Readonly<Record<string, RegExp>> = {
  'npm start': /running on http/,
  'npm run ask -- rm-5 how do I pair bluetooth': /Bluetooth[\s\S]*page \d+/,
  'npm run ask -- products': /Lindholm RM-5/,
  'npm run ask -- PRODUCT QUESTION': /Bluetooth[\s\S]*page \d+/,
  'npm run ask -- THE WORDS THEY USED': /Lindholm RM-5/,
  'GEMINI_API_KEY=… LOG_LEVEL=debug npm run ask -- rm-5 how do I pair bluetooth':
    /"event":"query_completed".*"latency_ms":\d+,"first_text_ms":\d+.*"token_count":\d+,"model":"gemini/,
  "redis-cli GET 'doc_text:{lindholm-rm-5}'": /Bluetooth/,
  "redis-cli DEL 'doc_text:{lindholm-rm-5}' 'doc_meta:{lindholm-rm-5}'": /^2$/,
  'redis-cli INFO memory': /maxmemory:\d+/,
  'npm run warm': /Lindholm RM-5/,
  'npm run catalog -- check': /Manuals: 1/,
  'npm run catalog -- check --fetch': /Lindholm RM-5 +yes +43/,
  'npm run gaps': /how do I fly[\s\S]*1 questions/,
  'npm run gaps -- lindholm-rm-5': /how do I fly/,
  'npm run checked -- list': /does it float[\s\S]*1 checked answer/,
  'npm run checked -- list lindholm-rm-5': /does it float/,
  'npm run checked -- remove lindholm-rm-5 THE-ID': /Removed/,
  'npm run -s backup > backup.ndjson': /Saved \d+ records/,
  'npm run -s restore < backup.ndjson': /Restored 0 records, \d+ were there already/,
  'npm run bench -- scale': /\| 100 askers/,
  'curl http://localhost:3000/readyz': /"ready":true/,
  'curl http://localhost:3000/metrics': /^# TYPE hsc_questions_total counter$/m,
};

const figures = /In short form \(--quick\)[\s\S]*\| figure \| value \|/;

/** By test/docs/long-commands.check.ts in `npm run check:docs`, in this order, and what each of them says. */
export const longRuns: Readonly<Record<string, RegExp>> = {
  'eval/fetch-manuals.sh DIR': /^openocd\.pdf$/m,
  'npm run eval -- --manuals DIR': /^\| all +\| +238 \|/m,
  'npm run eval -- --manuals DIR --questions FILE': /^\| all +\| +74 \|/m,
  'npm run bench -- extract --manuals DIR': figures,
  'npm run bench -- catalog': figures,
  'npm run bench -- context': figures,
  'npm run bench -- load': figures,
  'npm run bench -- traces': figures,
  'npm run bench -- slack': figures,
  'npm run bench -- discord': figures,
  'npx vitest run test/catalog': /Tests +\d+ passed/,
  'npx vitest run test/manual/fetch/hostile-html.test.ts': /Tests +\d+ passed/,
  'npm run format': /^/,
  'npm run document-settings': /^/,
  'npm run make-dashboard': /^/,
  'npm ci --ignore-scripts': /added \d+ packages/,
  'kill -USR2': /^/,
};

/** What no test can run within itself: the file that runs it instead. */
export const runElsewhere: Readonly<Record<string, string>> = {
  'npm ci': '.ci/run',
  'npm test': '.ci/run',
  // Its parts, one by one: test/deploy/workflow.test.ts compares them.
  'npm run check:all': 'test/deploy/workflow.test.ts',
  'npm run check:docs': '.github/workflows/checks.yml',
  'npm run check:properties': '.github/workflows/checks.yml',
  'npm run check:supply': '.github/workflows/checks.yml',
  'npm run check:text': '.github/workflows/checks.yml',
  'npm sbom --sbom-format cyclonedx --omit dev': '.github/workflows/checks.yml',
  'deploy/test-image.sh': '.github/workflows/checks.yml',
  'kubectl kustomize deploy/kubernetes/overlays/small': 'test/deploy/kubernetes.check.ts',
  'kubectl kustomize deploy/kubernetes/overlays/large': 'test/deploy/kubernetes.check.ts',
};

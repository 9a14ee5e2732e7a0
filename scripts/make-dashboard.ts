import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { buildDashboard } from './dashboard/build-dashboard.ts';
import { rows } from './dashboard/rows.ts';

// Writes the dashboard that Grafana is given; run it after a change in `dashboard/rows/`.
const text = await format(JSON.stringify(buildDashboard(rows), null, 2), { parser: 'json', printWidth: 120 });
await writeFile('deploy/grafana/dashboards/hsc-bot.json', text);

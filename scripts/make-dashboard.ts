import { writeFile } from 'node:fs/promises';
import { buildDashboard } from './dashboard/build-dashboard.ts';
import { rows } from './dashboard/rows.ts';

// Writes the dashboard that Grafana is given; run it after a change of `dashboard/rows.ts`.
await writeFile('deploy/grafana/dashboards/hsc-bot.json', `${JSON.stringify(buildDashboard(rows), null, 2)}\n`);
